@NullMarked
package io.daybook.run;

import org.jspecify.annotations.NullMarked;
