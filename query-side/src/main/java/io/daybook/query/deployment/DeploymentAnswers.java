package io.daybook.query.deployment;

import io.daybook.deployment.DeploymentJson;
import io.daybook.query.directory.DirectoryView;
import io.daybook.query.paging.Hit;
import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;

/**
 * Answers from stored bodies: their bytes are passed on as they are, and what changes without a
 * change of the deployment is put at their ends.
 */
final class DeploymentAnswers {
  private static final String QUEUE_ID = "work_queue_id";
  private static final String QUEUE_NAME = "work_queue_name";
  private static final String LIMIT_ID = "concurrency_limit_id";

  /** What the end of an answer is made from. */
  static final Set<String> FIELDS = Set.of("id", QUEUE_ID, QUEUE_NAME, LIMIT_ID);

  private final DirectoryView directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);

  DeploymentAnswers(DirectoryView directory) {
    this.directory = directory;
  }

  /** Whether the directory has every queue and every limit that these name. */
  static boolean isAllKnown(List<Hit> hits, DirectoryView directory) {
    return hits.stream().allMatch(hit -> directory.knows(hit.field(QUEUE_ID), hit.field(LIMIT_ID)));
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
    hit.writeOpenBody(out);
    byte[] tail = tail(hit);
    out.write(',');
    out.write(tail, 1, tail.length - 1);
  }

  private byte[] tail(Hit hit) {
    String id = String.valueOf(hit.field("id"));
    return Json.bytes(
        DeploymentJson.tail(
            directory.tail(id, hit.field(QUEUE_ID), hit.field(QUEUE_NAME), hit.field(LIMIT_ID))));
  }
}
