/** How changes are read: of one deployment, of all by filters, as files, and as they happen. */
@NullMarked
package io.daybook.query.history;

import org.jspecify.annotations.NullMarked;
