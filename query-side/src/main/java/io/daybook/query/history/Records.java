package io.daybook.query.history;

import io.daybook.deployment.DeploymentJson;
import io.daybook.deployment.DeploymentTail;
import io.daybook.history.ChangeJson;
import io.daybook.query.directory.PastDirectory;
import io.daybook.query.directory.PastView;
import io.daybook.query.directory.PastView.Asked;
import io.daybook.query.directory.TailSource;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Bodies;
import io.daybook.query.paging.Hit;
import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records of changes from their documents, whose bytes are passed on as they are, but for large
 * values: these are taken from the deployment before and after.
 */
@Component
final class Records {
  private static final String QUEUE_NAME = "work_queue_name";

  private final SearchClient client;
  private final PastDirectory directory;

  Records(SearchClient client, PastDirectory directory) {
    this.client = client;
    this.directory = directory;
  }

  /**
   * A part of a list.
   *
   * @param rows how many of the documents are in it
   */
  record Listed(ByteArrayOutputStream array, int rows) {}

  /**
   * A JSON array: of all documents, or of the first ones, if the others would make it larger.
   *
   * @param most in bytes; one record may have more
   */
  Listed list(List<Hit> changes, boolean withDeployment, long most) {
    IntFunction<byte[]> records = each(changes, withDeployment);
    ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
    out.write('[');
    int rows = 0;
    while (rows < changes.size()) {
      byte[] record = records.apply(rows);
      if (rows > 0 && out.size() + record.length > most) {
        break;
      }
      if (rows++ > 0) {
        out.write(',');
      }
      out.writeBytes(record);
    }
    out.write(']');
    return new Listed(out, rows);
  }

  /**
   * Each as a JSON object, by its place among the documents, when it is asked for: together they
   * may be large.
   */
  IntFunction<byte[]> each(List<Hit> changes, boolean withDeployment) {
    PastView then = withDeployment ? then(changes) : null;
    return i -> record(changes.get(i), then, withDeployment);
  }

  private byte[] record(Hit change, @Nullable PastView then, boolean withDeployment) {
    byte[] body = change.hasBody() ? change.body() : null;
    byte[] whole = body == null || then == null ? null : whole(body, tail(change, then));
    byte[] record = HistoryFields.refers(change) ? filled(change) : change.change();
    return ChangeJson.whole(record, body, whole, withDeployment);
  }

  private byte[] filled(Hit change) {
    byte[] source = client.source(Index.DEPLOYMENT_HISTORY, HistoryFields.before(change));
    Hit before = source == null ? null : Hit.ofSource(source, HistoryFields.ALL);
    return ChangeJson.filled(
        change.change(),
        before == null || !before.hasBody() ? null : compared(before),
        compared(change));
  }

  /** A deployment as changes compare it: with the name that it gave its queue. */
  private static ObjectNode compared(Hit change) {
    return Bodies.parsed(change).put(QUEUE_NAME, change.field(QUEUE_NAME));
  }

  /** The deployment after a change, as a read of then answered it; null after a deletion. */
  byte @Nullable [] deployment(Hit change) {
    return change.hasBody() ? whole(change.body(), tail(change, then(List.of(change)))) : null;
  }

  private PastView then(List<Hit> changes) {
    return directory.view(
        changes.stream()
            .map(change -> new Asked(HistoryFields.position(change), TailSource.of(change)))
            .toList());
  }

  /** The end of the answer about the deployment as it was after this change: a JSON object. */
  private static byte[] tail(Hit change, PastView then) {
    DeploymentTail tail = then.at(HistoryFields.position(change)).tail(TailSource.of(change));
    return Json.bytes(DeploymentJson.tail(tail));
  }

  private static byte[] whole(byte[] body, byte[] tail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + tail.length);
    out.write(body, 0, body.length - 1);
    out.write(',');
    out.write(tail, 1, tail.length - 1);
    return out.toByteArray();
  }
}
