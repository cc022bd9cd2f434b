@NullMarked
package io.daybook.query.history;

import org.jspecify.annotations.NullMarked;
