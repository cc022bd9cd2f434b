package io.daybook.query.projection;

import io.daybook.query.index.Index;
import io.daybook.query.index.Sources;
import io.daybook.query.index.Sources.Document;
import io.daybook.query.index.Wish;
import io.daybook.query.projection.Difference.Kind;
import io.daybook.query.projection.LogTable.Owner;
import io.daybook.run.Week;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds documents of one projection against its log, as far as that was applied. */
final class DocumentsOfLog {
  private final Projector<?> projector;
  private final LogTable table;
  private final DeadLetters letters;
  private final boolean isAnyDead;
  private final Sources sources;
  private final Rendering rendering;

  /**
   * @param rows the live versions, and how far they are
   */
  DocumentsOfLog(
      Projector<?> projector,
      Stores stores,
      LogTable table,
      Folder folder,
      Map<Index, Progress> rows) {
    this.projector = projector;
    this.table = table;
    this.letters = stores.letters();
    this.isAnyDead = !letters.isEmpty();
    this.sources = new Sources(stores.client());
    this.rendering = new Rendering(folder, stores.client().names(), rows);
  }

  /**
   * Compares the documents of an aggregate.
   *
   * @param seen takes each that there must be, or must not be
   * @param out takes what differs, if anything does
   * @return false if what there must be can't be told: it has dead letters
   */
  boolean isCompared(UUID id, Consumer<Expected> seen, Consumer<Map<Difference, Wish>> out) {
    if (isAnyDead && !letters.among(projector, List.of(id)).isEmpty()) {
      return false;
    }
    Comparer comparer = new Comparer(sources, projector, out);
    boolean told =
        rendering.isTold(
            projector,
            id,
            expected -> {
              seen.accept(expected);
              comparer.add(expected);
            });
    if (told) {
      comparer.finish();
    }
    return told;
  }

  /** Those of some documents that are there, and of which the log knows nothing. */
  Map<Difference, Wish> extras(Part part, List<String> ids) {
    String index = part.name();
    Map<Difference, Wish> extras = new LinkedHashMap<>();
    sources.read(
        index,
        ids,
        documents -> {
          Map<Long, Owner> owners =
              table.ownersAt(documents.stream().map(Document::version).toList());
          documents.stream()
              .filter(found -> !isOf(owners.get(found.version()), index, found.id()))
              .forEach(found -> extras.put(extra(index, found), removal(index, found)));
        });
    Week week = part.week();
    return week != null && table.isDropped(week) ? Map.of() : extras;
  }

  private boolean isOf(@Nullable Owner owner, String index, String id) {
    if (owner == null || !owner.type().equals(projector.aggregateType())) {
      return false;
    }
    AtomicBoolean known = new AtomicBoolean();
    boolean told =
        rendering.isTold(
            projector,
            owner.id(),
            expected -> {
              if (expected.is(index, id) && expected.source() != null) {
                known.set(true);
              }
            });
    return known.get() || !told;
  }

  private Difference extra(String index, Document found) {
    return new Difference(
        projector.name(), index, found.id(), Kind.EXTRA, "is nothing that the log knows of");
  }

  private static Wish removal(String index, Document found) {
    return new Wish(index, found.id(), found.version(), null, found.version());
  }
}
