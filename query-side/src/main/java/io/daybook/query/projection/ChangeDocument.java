package io.daybook.query.projection;

import io.daybook.deployment.Deployment;
import io.daybook.history.Change;
import io.daybook.history.ChangeJson;
import io.daybook.history.ChangeTerms;
import io.daybook.history.Difference;
import io.daybook.ledger.Actor;
import io.daybook.ledger.EventMetadata;
import io.daybook.query.index.IndexText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The fields by which changes of deployments are found, counted and told. */
final class ChangeDocument {

  private ChangeDocument() {}

  /** Adds them to the document of the deployment. */
  static void put(
      ObjectNode document, Change change, @Nullable Deployment before, @Nullable Deployment after) {
    document
        .put("position", change.position())
        .put("first_position", change.firstPosition())
        .put("at", Documents.micros(change.at()))
        .put("action", change.action().name());
    Documents.putExact(document, "events", change.events());
    putOrigin(document, change.metadata());
    putActor(document, change.metadata().actor());
    ChangeTerms terms =
        ChangeTerms.of(
            change.difference(), Difference.compared(before), Difference.compared(after));
    putTerms(document, terms, change.metadata().reason());
    ObjectNode record = ChangeJson.stored(change, terms.leftOut());
    if (ChangeJson.refers(record)) {
      document.put("refers", true);
    }
    document.set("change", record);
  }

  private static void putOrigin(ObjectNode document, EventMetadata metadata) {
    putExact(document, "command", metadata.command());
    putExact(document, "request_id", metadata.requestId());
    putExact(document, "worker_name", metadata.workerName());
    putExact(document, "address", metadata.sourceAddress());
    putName(document, "client", metadata.userAgent());
    putName(document, "reason", metadata.reason());
  }

  private static void putActor(ObjectNode document, Actor actor) {
    putExact(document, "actor_id", actor.id());
    putExact(document, "actor_type", actor.type());
    putExact(document, "actor_name", actor.displayValue());
    putExact(document, "actor", called(actor));
    document.put("actor_verified", actor.verified());
  }

  private static String called(Actor actor) {
    String id = Objects.requireNonNullElse(actor.id(), actor.type());
    return Objects.requireNonNullElse(actor.displayValue(), id);
  }

  private static void putTerms(ObjectNode document, ChangeTerms terms, @Nullable String reason) {
    Documents.putExact(document, "changed_fields", terms.fields());
    Documents.putExact(document, "old_values", terms.oldValues());
    Documents.putExact(document, "new_values", terms.newValues());
    document.put("diff_text", reason == null ? terms.text() : terms.text() + "\n" + reason);
  }

  private static void putName(ObjectNode document, String field, @Nullable String text) {
    putExact(document, field, text);
    if (text != null) {
      document.put(field + "_lower", IndexText.folded(text));
    }
  }

  private static void putExact(ObjectNode document, String field, @Nullable String text) {
    if (text != null) {
      document.put(field, IndexText.exact(text));
    }
  }
}
