@NullMarked
package io.daybook.command.poll;

import org.jspecify.annotations.NullMarked;
