package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.Locale;

/** By what changes can be counted. */
public enum HistoryFacet {
  ACTOR,
  ACTION,
  /** The day in UTC. */
  DAY,
  /** A field that changed, or one around it. */
  FIELD;

  public static final Type<HistoryFacet> TYPE = Types.choice(HistoryFacet.class, HistoryFacet::key);

  /** As requests and answers name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
