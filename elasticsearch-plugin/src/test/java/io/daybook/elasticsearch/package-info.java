/** What the tests of the components share. */
@NullMarked
package io.daybook.elasticsearch;

import org.jspecify.annotations.NullMarked;
