@NullMarked
package io.daybook.repeat;

import org.jspecify.annotations.NullMarked;
