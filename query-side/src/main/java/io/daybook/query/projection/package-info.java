/**
 * From events to documents: one processor for each log follows it by position, projectors fold
 * events into whole documents, and reads wait here until what was committed before them is in.
 */
@NullMarked
package io.daybook.query.projection;

import org.jspecify.annotations.NullMarked;
