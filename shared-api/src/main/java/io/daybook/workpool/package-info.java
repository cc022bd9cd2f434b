/** Work pools and their queues. */
@NullMarked
package io.daybook.workpool;

import org.jspecify.annotations.NullMarked;
