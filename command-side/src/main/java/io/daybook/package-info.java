/** Where the programs are put together. */
@NullMarked
package io.daybook;

import org.jspecify.annotations.NullMarked;
