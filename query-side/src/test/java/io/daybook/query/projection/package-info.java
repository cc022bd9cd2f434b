@NullMarked
package io.daybook.query.projection;

import org.jspecify.annotations.NullMarked;
