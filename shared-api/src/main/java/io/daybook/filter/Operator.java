package io.daybook.filter;

import io.daybook.wire.Model;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.Locale;

/** How the children of a compound filter are combined. */
public enum Operator {
  AND,
  OR;

  static final Type<Operator> TYPE =
      Types.choice(Operator.class, o -> o.name().toLowerCase(Locale.ROOT) + "_");

  /** The key {@code operator}: absent is AND; null is an error. */
  static Operator of(Model in) {
    return in.optional("operator", TYPE, AND);
  }
}
