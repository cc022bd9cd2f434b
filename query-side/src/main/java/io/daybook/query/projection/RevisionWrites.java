package io.daybook.query.projection;

import io.daybook.query.index.Index;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Revisions as documents. An open one is held until it is known whether another one ends it at
 * once: then it is written once, with its end. So of a history only its newest documents are held.
 */
final class RevisionWrites implements Revisions {

  private final Index index;
  private final Consumer<Write> out;
  private final Map<String, Write.Put> open = new HashMap<>();

  RevisionWrites(Index index, Consumer<Write> out) {
    this.index = index;
    this.out = out;
  }

  @Override
  public void begin(UUID thing, int revision, Interval at, Supplier<ObjectNode> document) {
    String id = thing + "-" + revision;
    Write.Put begun = new Write.Put(index, id, at.from(), at.before(document.get()));
    if (at.isOpen()) {
      open.put(id, begun);
    } else {
      out.accept(begun);
    }
  }

  @Override
  public void end(UUID thing, int revision, long to) {
    String id = thing + "-" + revision;
    Write.Put begun = open.remove(id);
    if (begun == null) {
      out.accept(new Write.End(index, id, to));
    } else {
      byte[] ended = Objects.requireNonNull(Interval.ended(begun.source(), to), "no interval");
      out.accept(new Write.Put(index, id, to, ended));
    }
  }

  /** Writes those that nothing has ended. */
  void finish() {
    open.values().forEach(out);
    open.clear();
  }
}
