package io.daybook.command.ledger.store;

import io.daybook.ledger.LedgerEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Derives the registry's rows from the events of one aggregate. What it answers is run in order, in
 * the transaction of the events.
 *
 * @param <E> the sealed interface of the aggregate's events
 */
public interface Registrar<E extends LedgerEvent> {

  /**
   * One statement of the registry.
   *
   * @param sql with {@code ?} for the arguments; equal texts that follow each other run as a batch
   * @param arguments null where the column is to be null
   */
  record Registration(String sql, List<@Nullable Object> arguments) {

    public static Registration of(String sql, @Nullable Object... arguments) {
      return new Registration(sql, Arrays.asList(arguments));
    }
  }

  Class<E> events();

  /**
   * Empty if the event touches neither a name nor a reference.
   *
   * @param at when the event is recorded
   */
  List<Registration> register(E event, Instant at);
}
