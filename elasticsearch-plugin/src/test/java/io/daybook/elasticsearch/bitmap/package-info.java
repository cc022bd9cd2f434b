/** Tests of the join's components, without a node. */
@NullMarked
package io.daybook.elasticsearch.bitmap;

import org.jspecify.annotations.NullMarked;
