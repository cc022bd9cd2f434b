package io.daybook.query.projection;

import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Takes the revisions of a history as they are told. */
interface Revisions {

  /** For who only asks where a history stands. */
  Revisions IGNORED =
      new Revisions() {
        @Override
        public void begin(UUID thing, int revision, Interval at, Supplier<ObjectNode> document) {}

        @Override
        public void end(UUID thing, int revision, long to) {}
      };

  /**
   * A revision.
   *
   * @param at where it holds as far as is known
   */
  void begin(UUID thing, int revision, Interval at, Supplier<ObjectNode> document);

  /** A revision that was open holds up to a position. */
  void end(UUID thing, int revision, long to);
}
