/**
 * What was refused and what was removed, for those who audit: read from PostgreSQL, where the write
 * side put it.
 */
@NullMarked
package io.daybook.query.audit;

import org.jspecify.annotations.NullMarked;
