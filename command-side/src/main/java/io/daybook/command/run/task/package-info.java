/** Task runs over REST: their creation, their states and the rules of these, and their deletion. */
@NullMarked
package io.daybook.command.run.task;

import org.jspecify.annotations.NullMarked;
