/** The {@code nrt} store type: an index whose small new segments stay in memory. */
@NullMarked
package io.daybook.elasticsearch.store;

import org.jspecify.annotations.NullMarked;
