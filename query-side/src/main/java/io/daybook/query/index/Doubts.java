package io.daybook.query.index;

import java.util.List;

/** Who knows which versions there can be. */
@FunctionalInterface
public interface Doubts {

  /** Of nobody who could know. */
  Doubts NONE = _ -> List.of();

  /** Those whose stored version nobody of ours can have written. */
  List<Conflict> among(List<Conflict> conflicts);
}
