/** How deployments are read: lists, pages, counts, one by its id or its names. */
@NullMarked
package io.daybook.query.deployment;

import org.jspecify.annotations.NullMarked;
