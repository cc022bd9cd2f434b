@NullMarked
package io.daybook.history;

import org.jspecify.annotations.NullMarked;
