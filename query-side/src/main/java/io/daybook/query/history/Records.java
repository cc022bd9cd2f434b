package io.daybook.query.history;

import io.daybook.history.ChangeJson;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Hit;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records of changes from their documents, whose bytes are passed on as they are. */
@Component
final class Records {
  private final SearchClient client;

  Records(SearchClient client) {
    this.client = client;
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
    Tails tails = withDeployment ? Tails.of(changes, client) : null;
    List<byte[]> records = new ArrayList<>(changes.size());
    for (Hit change : changes) {
      byte[] body = change.hasBody() ? change.body() : null;
      byte[] whole = body == null || tails == null ? null : whole(body, tails.after(change));
      records.add(ChangeJson.whole(change.change(), body, whole, withDeployment));
    }
    return records;
  }

  /** The deployment after a change, as a read of then answered it; null after a deletion. */
  byte @Nullable [] deployment(Hit change) {
    return change.hasBody()
        ? whole(change.body(), Tails.of(List.of(change), client).after(change))
        : null;
  }

  private static byte[] whole(byte[] body, byte[] tail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + tail.length);
    out.write(body, 0, body.length - 1);
    out.write(',');
    out.write(tail, 1, tail.length - 1);
    return out.toByteArray();
  }
}
