/** Global concurrency limits. */
@NullMarked
package io.daybook.concurrency;

import org.jspecify.annotations.NullMarked;
