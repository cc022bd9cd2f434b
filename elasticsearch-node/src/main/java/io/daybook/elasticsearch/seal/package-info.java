/**
 * What keeps others away from the embedded node: every request carries the secret that the parent
 * chose for this start, and there is no port for the talk between nodes.
 */
@NullMarked
package io.daybook.elasticsearch.seal;

import org.jspecify.annotations.NullMarked;
