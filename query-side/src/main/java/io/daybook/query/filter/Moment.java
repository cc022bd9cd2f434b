package io.daybook.query.filter;

import io.daybook.query.index.Index;
import java.util.List;

/** When a read takes place: which indices it asks, and which of their documents hold then. */
public sealed interface Moment {

  Moment NOW = new Now();

  /** The index that is asked in the place of one of the present. */
  Index of(Index present);

  /** Documents that satisfy a clause and hold. */
  Clause holding(Clause clause);

  /** Now: every document holds. */
  record Now() implements Moment {

    @Override
    public Index of(Index present) {
      return present;
    }

    @Override
    public Clause holding(Clause clause) {
      return clause;
    }
  }

  /**
   * After everything up to a position of the ledger.
   *
   * @param position the last of a transaction, so that nobody sees a half of one
   */
  record Past(long position) implements Moment {

    @Override
    public Index of(Index present) {
      return present.history();
    }

    @Override
    public Clause holding(Clause clause) {
      return Clause.and(clause, Clause.in("interval", List.of(position)));
    }
  }
}
