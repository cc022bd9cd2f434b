package io.daybook.query.history;

import io.daybook.deployment.DeploymentJson;
import io.daybook.deployment.DeploymentTail;
import io.daybook.history.ChangeJson;
import io.daybook.query.directory.PastDirectory;
import io.daybook.query.directory.PastView;
import io.daybook.query.directory.PastView.Asked;
import io.daybook.query.directory.TailSource;
import io.daybook.query.paging.Hit;
import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records of changes from their documents, whose bytes are passed on as they are. */
@Component
final class Records {
  private final PastDirectory directory;

  Records(PastDirectory directory) {
    this.directory = directory;
  }

  /** A JSON array. */
  byte[] list(List<Hit> changes, boolean withDeployment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
    out.write('[');
    for (byte[] record : each(changes, withDeployment)) {
      if (out.size() > 1) {
        out.write(',');
      }
      out.writeBytes(record);
    }
    out.write(']');
    return out.toByteArray();
  }

  /** Each as a JSON object, in the order of the documents. */
  List<byte[]> each(List<Hit> changes, boolean withDeployment) {
    PastView then = withDeployment ? then(changes) : null;
    List<byte[]> records = new ArrayList<>(changes.size());
    for (Hit change : changes) {
      byte[] body = change.hasBody() ? change.body() : null;
      byte[] whole = body == null || then == null ? null : whole(body, tail(change, then));
      records.add(ChangeJson.whole(change.change(), body, whole, withDeployment));
    }
    return records;
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
