@NullMarked
package io.daybook.imports;

import org.jspecify.annotations.NullMarked;
