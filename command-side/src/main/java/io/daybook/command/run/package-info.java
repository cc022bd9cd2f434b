/** Flow runs: their creation, their states and the rules of these, their changes and deletion. */
@NullMarked
package io.daybook.command.run;

import org.jspecify.annotations.NullMarked;
