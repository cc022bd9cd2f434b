@NullMarked
package io.daybook.command.imports;

import org.jspecify.annotations.NullMarked;
