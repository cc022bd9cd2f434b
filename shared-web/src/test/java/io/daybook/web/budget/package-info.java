@NullMarked
package io.daybook.web.budget;

import org.jspecify.annotations.NullMarked;
