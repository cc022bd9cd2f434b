@NullMarked
package io.daybook.web.origin;

import org.jspecify.annotations.NullMarked;
