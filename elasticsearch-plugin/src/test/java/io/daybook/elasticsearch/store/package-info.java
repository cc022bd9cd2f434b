/** Tests of the node's components, without a node. */
@NullMarked
package io.daybook.elasticsearch.store;

import org.jspecify.annotations.NullMarked;
