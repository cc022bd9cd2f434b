package io.daybook.command.ledger.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the {@code DataSource}, {@code JdbcClient}, {@code PlatformTransactionManager} and {@code
 * TransactionOperations} of the write side, so that a process that also reads keeps the two apart.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.FIELD})
public @interface LedgerDatabase {}
