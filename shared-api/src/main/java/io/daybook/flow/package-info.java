/** Flows: the named programs that deployments run. */
@NullMarked
package io.daybook.flow;

import org.jspecify.annotations.NullMarked;
