/** Changes as they are told: what each did to a deployment, and who made it. */
@NullMarked
package io.daybook.history;

import org.jspecify.annotations.NullMarked;
