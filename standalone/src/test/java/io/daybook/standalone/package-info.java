/** Tests of the program, and of rules that hold for all modules. */
@NullMarked
package io.daybook.standalone;

import org.jspecify.annotations.NullMarked;
