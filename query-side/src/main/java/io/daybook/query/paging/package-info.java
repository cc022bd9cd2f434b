/** Parts of long lists at any depth, at a bounded cost, and the raw rows that they are made of. */
@NullMarked
package io.daybook.query.paging;

import org.jspecify.annotations.NullMarked;
