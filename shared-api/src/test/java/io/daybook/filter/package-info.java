@NullMarked
package io.daybook.filter;

import org.jspecify.annotations.NullMarked;
