package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The token of the one segment is how far the live indices are: a second number beside theirs could
 * only be wrong. What is stored here is who follows the log now.
 */
final class ProgressTokenStore implements TokenStore {

  private final Feed feed;
  private final JdbcClient jdbc;
  private final ProgressTable progress;
  private final Duration claimTimeout;
  private final String owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
  private long renewed = System.nanoTime();

  ProgressTokenStore(Feed feed, JdbcClient jdbc, ProgressTable progress, Duration claimTimeout) {
    this.feed = feed;
    this.jdbc = jdbc;
    this.progress = progress;
    this.claimTimeout = claimTimeout;
  }

  @Override
  public void initializeTokenSegments(
      String processor, int segmentCount, @Nullable TrackingToken initial) {
    jdbc.sql("insert into projection.claim (processor) values (?) on conflict do nothing")
        .param(processor)
        .update();
  }

  @Override
  public void initializeTokenSegments(String processor, int segmentCount) {
    initializeTokenSegments(processor, segmentCount, null);
  }

  /** Renews the claim if that is due; the position was stored with the documents. */
  @Override
  public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
    if (System.nanoTime() - renewed > claimTimeout.toNanos() / 4) {
      extendClaim(processor, segment);
    }
  }

  @Override
  public TrackingToken fetchToken(String processor, int segment) {
    claim(
        processor,
        "update projection.claim set owner = ?, renewed_at = now() where processor = ?"
            + " and (owner = ? or owner is null or renewed_at < now() - ? * interval '1 ms')",
        claimTimeout.toMillis());
    return new GlobalSequenceTrackingToken(position(progress.live(feed)));
  }

  /** Where those follow that are whole; what was lost is filled up to there. */
  private long position(Map<Index, Progress> live) {
    if (live.size() < Index.of(feed).size()) {
      return 0;
    }
    return Look.whole(live).values().stream()
        .mapToLong(Progress::applied)
        .min()
        .orElse(Look.newest(live));
  }

  @Override
  public void extendClaim(String processor, int segment) {
    claim(
        processor,
        "update projection.claim set owner = ?, renewed_at = now() where processor = ?"
            + " and owner = ? and ? >= 0",
        0);
  }

  private void claim(String processor, String sql, long millis) {
    if (jdbc.sql(sql).params(owner, processor, owner, millis).update() == 0) {
      throw new UnableToClaimTokenException("another node follows the log: " + processor);
    }
    renewed = System.nanoTime();
  }

  @Override
  public void releaseClaim(String processor, int segment) {
    jdbc.sql("update projection.claim set owner = null where processor = ? and owner = ?")
        .params(processor, owner)
        .update();
  }

  @Override
  public boolean requiresExplicitSegmentInitialization() {
    return true;
  }

  @Override
  public int[] fetchSegments(String processor) {
    boolean known =
        jdbc.sql("select exists (select from projection.claim where processor = ?)")
            .param(processor)
            .query(Boolean.class)
            .single();
    return known ? new int[] {0} : new int[0];
  }

  @Override
  public List<Segment> fetchAvailableSegments(String processor) {
    boolean free =
        jdbc.sql(
                "select exists (select from projection.claim where processor = ? and"
                    + " (owner = ? or owner is null"
                    + " or renewed_at < now() - ? * interval '1 ms'))")
            .params(processor, owner, claimTimeout.toMillis())
            .query(Boolean.class)
            .single();
    return free ? List.of(Segment.ROOT_SEGMENT) : List.of();
  }

  @Override
  public Optional<String> retrieveStorageIdentifier() {
    return Optional.of("projection.progress");
  }
}
