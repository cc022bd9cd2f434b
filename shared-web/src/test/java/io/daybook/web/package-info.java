@NullMarked
package io.daybook.web;

import org.jspecify.annotations.NullMarked;
