@NullMarked
package io.daybook.command.retention;

import org.jspecify.annotations.NullMarked;
