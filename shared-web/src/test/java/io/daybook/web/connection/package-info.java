@NullMarked
package io.daybook.web.connection;

import org.jspecify.annotations.NullMarked;
