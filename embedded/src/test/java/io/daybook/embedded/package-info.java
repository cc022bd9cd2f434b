/** Tests with real processes: started, killed, started again. */
@NullMarked
package io.daybook.embedded;

import org.jspecify.annotations.NullMarked;
