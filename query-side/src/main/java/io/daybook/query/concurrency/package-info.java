/** How global concurrency limits are read. */
@NullMarked
package io.daybook.query.concurrency;

import org.jspecify.annotations.NullMarked;
