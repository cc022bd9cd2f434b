package io.daybook.query.directory;

import io.daybook.query.paging.Hit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment's document names of the other things that its answers show.
 *
 * @param askedQueue the name that a request once gave its queue
 */
public record TailSource(
    String deploymentId,
    @Nullable String queueId,
    @Nullable String askedQueue,
    @Nullable String limitId) {
  private static final String ID = "id";
  private static final String QUEUE_ID = "work_queue_id";
  private static final String QUEUE_NAME = "work_queue_name";
  private static final String LIMIT_ID = "concurrency_limit_id";

  /** Where it stands in the document. */
  public static final Set<String> FIELDS = Set.of(ID, QUEUE_ID, QUEUE_NAME, LIMIT_ID);

  /**
   * @param hit with the {@link #FIELDS}
   */
  public static TailSource of(Hit hit) {
    return new TailSource(
        Objects.requireNonNull(hit.field(ID), "no id"),
        hit.field(QUEUE_ID),
        hit.field(QUEUE_NAME),
        hit.field(LIMIT_ID));
  }
}
