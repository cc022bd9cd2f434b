/** Tests of the node's components, without a node. */
@NullMarked
package io.daybook.elasticsearch.analysis;

import org.jspecify.annotations.NullMarked;
