/** The ledger's tables in PostgreSQL: events, registry, and who may write them. */
@NullMarked
package io.daybook.command.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
