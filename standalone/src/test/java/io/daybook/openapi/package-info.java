/** The published description of the API against what is served. */
@NullMarked
package io.daybook.openapi;

import org.jspecify.annotations.NullMarked;
