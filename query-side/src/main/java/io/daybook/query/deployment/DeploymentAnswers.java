package io.daybook.query.deployment;

import io.daybook.deployment.DeploymentJson;
import io.daybook.query.directory.DirectoryView;
import io.daybook.query.directory.TailSource;
import io.daybook.query.directory.Tails;
import io.daybook.query.paging.Hit;
import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers from stored bodies: their bytes are passed on as they are, and what changes without a
 * change of the deployment is put at their ends.
 */
final class DeploymentAnswers {
  private final Tails shown;
  private final @Nullable Fields fields;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);

  /**
   * @param shown is asked only if a key is answered that is not stored with the deployment
   * @param fields what is answered of each; null: everything
   */
  DeploymentAnswers(Tails shown, @Nullable Fields fields) {
    this.shown = shown;
    this.fields = fields;
  }

  /** Whether the directory has every queue and every limit that these name. */
  static boolean isAllKnown(List<Hit> hits, DirectoryView directory) {
    return hits.stream().map(TailSource::of).allMatch(directory::knows);
  }

  byte[] one(Hit hit) {
    write(hit);
    return out.toByteArray();
  }

  byte[] list(List<Hit> hits) {
    writeList(hits);
    return out.toByteArray();
  }

  void writeList(List<Hit> hits) {
    out.write('[');
    for (int i = 0; i < hits.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      write(hits.get(i));
    }
    out.write(']');
  }

  private void write(Hit hit) {
    if (fields == null) {
      hit.writeOpenBody(out);
      out.write(',');
      writeMembers(tail(hit));
    } else {
      writePart(hit, fields);
    }
    out.write('}');
  }

  private void writePart(Hit hit, Fields part) {
    out.write('{');
    boolean any = hit.writeMembers(part.body(), out);
    if (!part.tail().isEmpty()) {
      if (any) {
        out.write(',');
      }
      writeMembers(tail(hit).retain(part.tail()));
    }
  }

  private void writeMembers(ObjectNode object) {
    byte[] bytes = Json.bytes(object);
    out.write(bytes, 1, bytes.length - 2);
  }

  private ObjectNode tail(Hit hit) {
    return DeploymentJson.tail(shown.tail(TailSource.of(hit)));
  }
}
