@NullMarked
package io.daybook.query.index;

import org.jspecify.annotations.NullMarked;
