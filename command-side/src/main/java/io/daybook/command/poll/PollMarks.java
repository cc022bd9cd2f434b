package io.daybook.command.poll;

import io.daybook.command.ledger.store.LedgerDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes note of polls. What is polled all the time is written down once a second at most, and a
 * deployment that is polled with its queue not at all: that is told from the queue.
 */
@Component
final class PollMarks {

  private static final Logger log = LoggerFactory.getLogger(PollMarks.class);

  private final JdbcClient jdbc;

  PollMarks(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A PAUSED queue is only stamped; the others are READY from now on. */
  void queues(Collection<UUID> queueIds, Instant now) {
    mark(
        queueIds,
        now,
        """
        insert into activity.work_queue as it (queue_id, status, last_polled, workers_polled)
        select id, 'READY', :now, :now from ledger.work_queue
        where id = any(:ids) order by id
        on conflict (queue_id) do update set
          status = case it.status when 'PAUSED' then it.status else excluded.status end,
          last_polled = excluded.last_polled, workers_polled = excluded.workers_polled
        where it.status = 'NOT_READY' or it.workers_polled is null
          or it.workers_polled < excluded.workers_polled - interval '1 second'\
        """);
  }

  /** Deployments that runners ask for by their ids are READY from now on. */
  void deployments(Collection<UUID> deploymentIds, Instant now) {
    mark(
        deploymentIds,
        now,
        """
        insert into activity.deployment as it (deployment_id, status, last_polled)
        select id, 'READY', :now from ledger.deployment
        where id = any(:ids) order by id
        on conflict (deployment_id) do update set
          status = excluded.status, last_polled = excluded.last_polled
        where it.status = 'NOT_READY' or it.last_polled is null
          or it.last_polled < excluded.last_polled - interval '1 second'\
        """);
  }

  /** A poll is answered though somebody else holds, or just deleted, what it was of. */
  private void mark(Collection<UUID> ids, Instant now, String sql) {
    try {
      jdbc.sql(sql)
          .param("ids", ids.toArray(UUID[]::new))
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
    } catch (DataIntegrityViolationException | TransientDataAccessException e) {
      log.info("A poll was answered and could not be noted; the next one is: {}", e.getMessage());
    }
  }
}
