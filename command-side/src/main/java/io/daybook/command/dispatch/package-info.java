/** How commands reach their handlers: one command, one transaction, one answer with a position. */
@NullMarked
package io.daybook.command.dispatch;

import org.jspecify.annotations.NullMarked;
