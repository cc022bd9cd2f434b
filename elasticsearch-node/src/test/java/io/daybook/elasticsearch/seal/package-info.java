/** Tests of what a node takes for its secret; the sealed node is tested where it is started. */
@NullMarked
package io.daybook.elasticsearch.seal;

import org.jspecify.annotations.NullMarked;
