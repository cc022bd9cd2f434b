/** What runs print: a line, and how it is written. */
@NullMarked
package io.daybook.log;

import org.jspecify.annotations.NullMarked;
