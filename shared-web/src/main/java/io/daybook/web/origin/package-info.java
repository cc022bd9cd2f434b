/**
 * Which pages in a browser may use this server: nothing but a browser says where a request comes
 * from, so what says nothing of it is no page.
 */
@NullMarked
package io.daybook.web.origin;

import org.jspecify.annotations.NullMarked;
