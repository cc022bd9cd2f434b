package io.daybook.query.projection;

import io.daybook.query.index.ElasticsearchRefusedException;
import io.daybook.query.index.ElasticsearchUnavailableException;
import io.daybook.query.index.Index;
import io.daybook.query.index.IndexNames;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Tells from the log alone what documents there must be, and what stands in them. */
final class Rendering {
  private final Folder folder;
  private final IndexNames names;
  private final Map<Index, Progress> rows;

  /**
   * @param rows the versions of the indices, and up to where they have events
   */
  Rendering(Folder folder, IndexNames names, Map<Index, Progress> rows) {
    this.folder = folder;
    this.names = names;
    this.rows = Map.copyOf(rows);
  }

  /**
   * Tells of the documents of one aggregate, those that were deleted too.
   *
   * @return false if that can't be told, since some of its events can't be applied
   */
  boolean isTold(Projector<?> projector, UUID id, Consumer<Expected> out) {
    try {
      return tell(projector, id, out);
    } catch (ElasticsearchUnavailableException
        | ElasticsearchRefusedException
        | DataAccessException e) {
      throw e;
    } catch (RuntimeException e) { // it can't be rendered, and is a dead letter
      return false;
    }
  }

  private <S> boolean tell(Projector<S> projector, UUID id, Consumer<Expected> out) {
    Fold<S> fold = folder.foldAll(projector, id, row(projector.home()).applied());
    Folded<S> folded = fold.folded();
    if (!fold.dead().isEmpty()) {
      return false;
    }
    if (folded != null) {
      S kept = projector.project(folded, write -> out.accept(expected(write, folded)));
      if (projector.stateType() != null) {
        out.accept(state(projector.home(), folded, kept));
      }
    }
    return true;
  }

  private Expected state(Index home, Folded<?> folded, @Nullable Object kept) {
    return new Expected(
        names.stateVersion(home, row(home).version()),
        folded.id().toString(),
        folded.version(),
        kept == null ? null : StateStore.document(kept));
  }

  private Expected expected(Write write, Folded<?> folded) {
    Index index = write.index();
    int version = row(index).version();
    String name =
        folded.week() == null
            ? names.version(index, version)
            : names.week(index, version, folded.week());
    return new Expected(
        name,
        write.id(),
        write.version(),
        switch (write) {
          case Write.Put put -> put.source();
          case Write.Remove _ -> null;
          case Write.End _ -> throw new IllegalStateException("the end of what never began");
        });
  }

  private Progress row(Index index) {
    return Objects.requireNonNull(rows.get(index), "no such version");
  }
}
