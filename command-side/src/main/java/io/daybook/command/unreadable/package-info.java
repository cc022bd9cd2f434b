/**
 * The aggregates that this version can't read: written down for those who ask, and looked at again
 * until they can be read or are gone.
 */
@NullMarked
package io.daybook.command.unreadable;

import org.jspecify.annotations.NullMarked;
