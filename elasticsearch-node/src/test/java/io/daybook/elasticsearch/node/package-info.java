/** Tests of the node's arguments; the running node is tested where it is started. */
@NullMarked
package io.daybook.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
