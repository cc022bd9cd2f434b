/** Text analysis: the components of a full cluster that a node from Maven Central lacks. */
@NullMarked
package io.daybook.elasticsearch.analysis;

import org.jspecify.annotations.NullMarked;
