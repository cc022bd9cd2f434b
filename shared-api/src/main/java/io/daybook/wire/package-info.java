/**
 * How requests are read and answers are written, in the dialect of Prefect's API: lax reading of
 * JSON bodies with every error collected, the two shapes of errors, times and numbers as text.
 */
@NullMarked
package io.daybook.wire;

import org.jspecify.annotations.NullMarked;
