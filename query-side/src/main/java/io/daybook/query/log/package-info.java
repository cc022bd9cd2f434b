/** What runs printed, read where it is kept: in PostgreSQL. */
@NullMarked
package io.daybook.query.log;

import org.jspecify.annotations.NullMarked;
