/** Where the programs are put together. */
@NullMarked
package io.daybook.command;

import org.jspecify.annotations.NullMarked;
