/** What this version can't read, and everything around it. */
@NullMarked
package io.daybook.command.unreadable;

import org.jspecify.annotations.NullMarked;
