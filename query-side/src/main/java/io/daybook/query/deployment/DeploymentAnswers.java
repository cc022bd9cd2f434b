package io.daybook.query.deployment;

import io.daybook.deployment.DeploymentJson;
import io.daybook.query.directory.DirectoryView;
import io.daybook.query.directory.PastView.Asked;
import io.daybook.query.directory.Tails;
import io.daybook.query.paging.Hit;
import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

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

  private final Function<Hit, ObjectNode> tails;
  private final @Nullable Fields fields;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);

  /**
   * @param fields what is answered of each; null: everything
   */
  DeploymentAnswers(Tails shown, @Nullable Fields fields) {
    this(hit -> tail(hit, shown), fields);
  }

  private DeploymentAnswers(Function<Hit, ObjectNode> tails, @Nullable Fields fields) {
    this.tails = tails;
    this.fields = fields;
  }

  /** Answers that show nothing but what is stored with the deployment. */
  static DeploymentAnswers withoutTail(Fields fields) {
    return new DeploymentAnswers(_ -> Json.object(), fields);
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
    if (fields == null) {
      hit.writeOpenBody(out);
      out.write(',');
      writeMembers(tails.apply(hit));
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
      writeMembers(tails.apply(hit).retain(part.tail()));
    }
  }

  private void writeMembers(ObjectNode object) {
    byte[] bytes = Json.bytes(object);
    out.write(bytes, 1, bytes.length - 2);
  }

  /** What is shown of other things, as of a moment. */
  static Asked asked(Hit hit, long position) {
    return new Asked(position, hit.field(QUEUE_ID), hit.field(LIMIT_ID));
  }

  private static ObjectNode tail(Hit hit, Tails shown) {
    String id = String.valueOf(hit.field("id"));
    return DeploymentJson.tail(
        shown.tail(id, hit.field(QUEUE_ID), hit.field(QUEUE_NAME), hit.field(LIMIT_ID)));
  }
}
