package io.daybook.query.history;

import io.daybook.filter.HistorySort;
import io.daybook.ledger.Log;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.HistoryClauses;
import io.daybook.query.index.ElasticsearchUnavailableException;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Stretch;
import io.daybook.query.paging.Total;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.HistoryFront;
import io.daybook.query.projection.ProjectionBehindException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.springframework.dao.DataAccessException;

/**
 * Tells one client of changes, at its own pace: nothing is kept for it but the position it has
 * reached. It sleeps until the ledger has more.
 */
final class ChangeStream {
  private static final int AT_ONCE = 200;
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final ChangeSources sources;
  private final StreamFilter filter;
  private final boolean withDeployment;
  private final Duration heartbeat;
  private final OutputStream out;
  private long position;
  private long lastWord;
  private volatile boolean over;

  /** Where all streams read. */
  record ChangeSources(
      HistoryFront front,
      HistoryReads reads,
      HistorySearch search,
      Records records,
      NewestChanges newest) {}

  /**
   * @param position behind which it begins
   */
  ChangeStream(
      ChangeSources sources,
      StreamFilter filter,
      boolean withDeployment,
      Duration heartbeat,
      OutputStream out,
      long position) {
    this.sources = sources;
    this.filter = filter;
    this.withDeployment = withDeployment;
    this.heartbeat = heartbeat;
    this.out = out;
    this.position = position;
  }

  /** Lets it end as soon as it is awake. */
  void end() {
    over = true;
  }

  /**
   * Tells until it is ended.
   *
   * @throws IOException if the client is gone
   */
  void run() throws IOException, InterruptedException {
    reached("behind position " + position);
    while (!over) {
      tellNext();
    }
    comment("Daybook is stopping");
  }

  private void tellNext() throws IOException, InterruptedException {
    try {
      Duration silence = heartbeat.minusNanos(System.nanoTime() - lastWord);
      long newest = sources.front().awaitBeyond(position, silence, () -> over);
      if (newest > position) {
        tell(newest);
      }
      if (System.nanoTime() - lastWord >= heartbeat.toNanos()) {
        reached(""); // also where much happens that nobody asked for
      }
    } catch (ElasticsearchUnavailableException
        | ProjectionBehindException
        | DataAccessException e) { // nothing is lost: it is told when they are back
      comment("the history can't be read now");
      boolean _ = new CountDownLatch(1).await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void tell(long newest) throws IOException {
    sources
        .reads()
        .awaitVisible(filter.criteria(), new ConsistencyWish.AtLeast(Map.of(Log.LEDGER, newest)));
    NewestChanges.Kept kept = withDeployment ? null : sources.newest().upTo(newest);
    if (kept == null || kept.after() > position) {
      tellPast(newest);
    } else {
      tellNewest(kept);
    }
    out.flush();
  }

  private void tellNewest(NewestChanges.Kept kept) throws IOException {
    for (NewestChanges.Newest change : kept.changes()) {
      if (change.told().position() > position && filter.includes(change.asked())) {
        write(change.told());
      }
    }
    position = Math.max(position, kept.upTo());
  }

  private void tellPast(long upTo) throws IOException {
    Clause clause = sources.search().clause(filter.criteria());
    boolean more = true;
    while (more && !over) {
      Clause next = Clause.and(clause, HistoryClauses.between(position, upTo));
      Stretch found = sources.search().behind(next, HistorySort.AT_ASC, null, AT_ONCE, Total.NONE);
      tell(found.found().hits());
      more = found.last() != null;
    }
    position = more ? position : upTo;
  }

  private void tell(List<Hit> hits) throws IOException {
    IntFunction<byte[]> records = sources.records().each(hits, withDeployment);
    for (int i = 0; i < hits.size(); i++) {
      Told told = Told.of(hits.get(i), records.apply(i));
      write(told);
      position = told.position();
    }
    out.flush();
  }

  private void write(Told told) throws IOException {
    told.writeTo(out);
    lastWord = System.nanoTime();
  }

  /**
   * A comment with the position as the last id: a client that was told of no change yet, or of none
   * for long, goes on from there as well.
   */
  private void reached(String text) throws IOException {
    write(":" + text + "\nid: " + position + "\n\n");
  }

  /** A line that clients pass over: it shows both sides that the other is there. */
  private void comment(String text) throws IOException {
    write(":" + text + "\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
    lastWord = System.nanoTime();
  }
}
