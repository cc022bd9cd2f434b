package io.daybook.query.projection;

import io.daybook.query.index.Index;
import io.daybook.query.index.StoredIds;
import io.daybook.query.index.StoredIds.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Compares all documents of one projection with its log, some at each step: first what the log
 * tells of, then what is there besides. What differs is repaired.
 */
final class Comparison {

  /** Ids are read faster than documents. */
  private static final int IDS = 20;

  private final Projector<?> projector;
  private final Repair repair;
  private final StoredIds ids;
  private final IdDigests known = new IdDigests();
  private final List<Difference> differences = new ArrayList<>();
  private @Nullable Deque<Part> parts;
  private int version;
  private @Nullable UUID after;
  private long last = -1;
  private long compared;
  private long passedOver;

  Comparison(Projector<?> projector, Repair repair) {
    this.projector = projector;
    this.repair = repair;
    this.ids = new StoredIds(repair.stores().client());
  }

  /** What differed, and was repaired. */
  List<Difference> differences() {
    return differences;
  }

  /** How many documents were compared. */
  long compared() {
    return compared;
  }

  /** Of how many aggregates the documents were not compared, since they have dead letters. */
  long passedOver() {
    return passedOver;
  }

  /**
   * Goes on.
   *
   * @param many aggregates are looked at
   * @return whether there is more
   * @throws ProjectionBehindException if the documents were lost, or are others now: begin anew
   */
  boolean isFurther(int many) {
    Map<Index, Progress> rows = repair.rows(projector);
    requireSame(Objects.requireNonNull(rows.get(projector.home()), "no live version"));
    Deque<Part> left = parts;
    if (left == null) {
      compareAggregates(rows, many);
    } else if (!left.isEmpty()) {
      compareIds(rows, left, IDS * many);
    }
    return parts == null || !parts.isEmpty();
  }

  private void requireSame(Progress home) {
    if (version != 0 && version != home.version()) {
      throw new ProjectionBehindException(projector.name() + " was rebuilt meanwhile");
    }
    version = home.version();
  }

  private void compareAggregates(Map<Index, Progress> rows, int many) {
    DocumentsOfLog documents = repair.documents(projector, rows);
    List<UUID> next = repair.table().aggregates(projector.aggregateType(), after, many);
    next.forEach(id -> compare(documents, id));
    if (next.size() < many) {
      parts = new ArrayDeque<>(repair.stores().parts().of(rows.values()));
    } else {
      after = next.getLast();
    }
  }

  private void compare(DocumentsOfLog documents, UUID id) {
    AtomicBoolean differs = new AtomicBoolean();
    boolean isCompared = documents.isCompared(id, this::know, _ -> differs.set(true));
    if (!isCompared) {
      passedOver++;
    } else if (differs.get()) { // or it was written in between
      differences.addAll(repair.ofAggregate(projector, id));
    }
  }

  private void know(Expected expected) {
    compared++;
    if (expected.source() != null) {
      known.add(expected.index(), expected.id());
    }
  }

  private void compareIds(Map<Index, Progress> rows, Deque<Part> left, int size) {
    Part part = left.getFirst();
    String index = part.name();
    if (last < 0) {
      repair.restore(index);
      ids.begin(index);
    }
    Page page = ids.after(index, last, size);
    List<String> unknown = page.ids().stream().filter(id -> !known.contains(index, id)).toList();
    if (!unknown.isEmpty() && !repair.documents(projector, rows).extras(part, unknown).isEmpty()) {
      differences.addAll(repair.ofExtras(projector, part, unknown));
    }
    last = page.last();
    if (page.ids().size() < size) {
      left.removeFirst();
      last = -1;
    }
  }
}
