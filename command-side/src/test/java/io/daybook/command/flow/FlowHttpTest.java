package io.daybook.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.flow.FlowEvent.FlowDeleted;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.RecordedEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowHttpTest {

  private CommandServer server;

  @BeforeAll
  void start() {
    server = CommandServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aFlowIsCreatedOnceAndThenGivenAsItIs() throws Exception {
    Answer first = post("{\"name\":\"etl\",\"tags\":[\"a\"],\"labels\":{\"team\":\"x\",\"n\":1}}");
    Answer second = post("{\"name\":\"etl\",\"tags\":[\"b\"]}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().propertyNames())
        .containsExactly("id", "created", "updated", "name", "tags", "labels");
    assertThat(first.json().get("labels").toString()).isEqualTo("{\"team\":\"x\",\"n\":1}");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.position()).isGreaterThanOrEqualTo(first.position());
  }

  @Test
  void tagsAreChangedAndWhoDidItIsKept() throws Exception {
    UUID id = create("tagged");

    Answer answer =
        server.send(
            "PATCH",
            "/flows/" + id,
            "{\"tags\":[\"x\",\"x\"]}",
            "User-Agent",
            "prefect/3.9.1",
            "Daybook-Reason",
            "ticket 7");

    RecordedEvent recorded = at(answer.position());
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(recorded.event()).isEqualTo(new FlowTagsChanged(id, List.of("x", "x")));
    assertThat(recorded.metadata().userAgent()).isEqualTo("prefect/3.9.1");
    assertThat(recorded.metadata().reason()).isEqualTo("ticket 7");
    assertThat(recorded.metadata().command()).isEqualTo("ChangeFlow");
  }

  @Test
  void aDeletedFlowIsGoneAndItsNameIsFree() throws Exception {
    UUID id = create("gone");

    Answer answer = server.send("DELETE", "/flows/" + id, "");

    LedgerEvent recorded = at(answer.position()).event();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(recorded).isEqualTo(new FlowDeleted(id));
    assertThat(server.send("DELETE", "/flows/" + id, "").status()).isEqualTo(404);
    assertThat(server.send("PATCH", "/flows/" + id, "{}").body())
        .isEqualTo("{\"detail\":\"Flow not found\"}");
    assertThat(post("{\"name\":\"gone\"}").status()).isEqualTo(201);
  }

  @Test
  void aBodyOfTheWrongFormIsRefusedWithEveryError() throws Exception {
    long head = server.bean(EventTable.class).head();

    assertThat(post("").body()).contains("missing");
    assertThat(post("{\"name\":\"a/b\"}").body()).contains("string_pattern_mismatch");
    assertThat(post("{\"name\":\"\"}").status()).isEqualTo(422);
    assertThat(post("{\"name\":\"n\",\"tags\":null}").body()).contains("list_type");
    assertThat(post("{\"name\":\"n\",\"labels\":{\"a\":[1]}}").status()).isEqualTo(422);
    assertThat(post("{\"name\":\"n\",\"bogus\":1}").body()).contains("extra_forbidden");
    assertThat(server.bean(EventTable.class).head()).isEqualTo(head);
  }

  @Test
  void aFlowWithNullLabelsKeepsThem() throws Exception {
    assertThat(post("{\"name\":\"unlabelled\",\"labels\":null}").json().get("labels").isNull())
        .isTrue();
  }

  @Test
  void aBulkDeletionIsCheckedBeforeAnythingIsLookedFor() throws Exception {
    assertThat(bulkDelete("{\"limit\":51}").body()).contains("less_than_equal");
    assertThat(bulkDelete("{\"limit\":0}").body()).contains("greater_than_equal");
    assertThat(bulkDelete("{\"flows\":{\"bogus\":1}}").body()).contains("extra_forbidden");
    assertThat(bulkDelete("{}").status()).as("no query side here").isEqualTo(501);
  }

  private Answer bulkDelete(String body) throws Exception {
    return server.send("POST", "/flows/bulk_delete", body);
  }

  private Answer post(String body) throws Exception {
    return server.send("POST", "/flows/", body);
  }

  private UUID create(String name) throws Exception {
    return UUID.fromString(post("{\"name\":\"" + name + "\"}").json().get("id").stringValue());
  }

  private RecordedEvent at(long position) {
    return server.bean(EventTable.class).after(position - 1, 1).getFirst();
  }
}
