/** What happens to runs by itself: late ones, pauses that run out, children of cancelled runs. */
@NullMarked
package io.daybook.command.run.upkeep;

import org.jspecify.annotations.NullMarked;
