@NullMarked
package io.daybook.client;

import org.jspecify.annotations.NullMarked;
