/** What deciders of a PATCH have in common. */
@NullMarked
package io.daybook.command.decision;

import org.jspecify.annotations.NullMarked;
