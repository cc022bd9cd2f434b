/** The plugin for the official server. */
@NullMarked
package io.daybook.elasticsearch;

import org.jspecify.annotations.NullMarked;
