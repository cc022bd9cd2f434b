/** Rules that hold for all modules, and fail the build where they don't. */
@NullMarked
package io.daybook.rules;

import org.jspecify.annotations.NullMarked;
