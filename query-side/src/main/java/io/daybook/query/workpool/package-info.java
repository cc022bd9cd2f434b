/** How work pools, their queues and their workers are read. */
@NullMarked
package io.daybook.query.workpool;

import org.jspecify.annotations.NullMarked;
