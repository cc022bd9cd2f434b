/** Search: what people expect first, and what they get. */
@NullMarked
package io.daybook.query.search;

import org.jspecify.annotations.NullMarked;
