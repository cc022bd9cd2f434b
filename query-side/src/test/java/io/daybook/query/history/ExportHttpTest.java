package io.daybook.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentDescriptionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentResumed;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.testing.ReadServer;
import io.daybook.wire.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** More changes than are read at once, of which the last but one is a formula. */
class ExportHttpTest {
  private static final FlowCreated ETL = Events.flow("etl");
  private static final DeploymentCreated NIGHTLY = Events.deployment(ETL, "nightly", "red");
  private static final UUID ID = NIGHTLY.deploymentId();
  private static final int CHANGES = 1_203;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static ReadServer server;

  @BeforeAll
  static void manyChanges() throws Exception {
    server = new ReadServer();
    server.append(ETL, NIGHTLY);
    for (int i = 0; i < CHANGES - 3; i++) {
      server.append(i % 2 == 0 ? new DeploymentPaused(ID) : new DeploymentResumed(ID));
    }
    server.append(new DeploymentDescriptionChanged(ID, "=1+1"));
    server.append(new DeploymentDeleted(ID));
  }

  @AfterAll
  static void close() throws Exception {
    CLIENT.close();
    server.close();
  }

  @Test
  void everyChangeIsALineInTheOrderOfPositions() throws Exception {
    HttpResponse<String> export = export("", "{}");

    List<JsonNode> lines = lines(export);
    assertThat(export.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    assertThat(lines).hasSizeGreaterThanOrEqualTo(CHANGES);
    assertThat(lines).extracting(line -> line.path("position").longValue()).isSorted();
    assertThat(lines.getFirst().at("/deployment/name").asString()).isEqualTo("nightly");
  }

  @Test
  void itIsTheSameTwiceWhileOthersWrite() throws Exception {
    HttpResponse<String> first = export("", "{}");
    String until = first.headers().firstValue("Daybook-Until").orElseThrow();
    server.append(Events.deployment(ETL, "later"));
    HttpResponse<String> second = export("?until=" + until, "{}");

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Daybook-Until")).hasValue(until);
    assertThat(lines(export("?after=" + until, "{}"))).hasSizeGreaterThanOrEqualTo(1);
  }

  @Test
  void itGoesOnWhereItBroke() throws Exception {
    String body = "{\"deployments\":{\"name\":{\"any_\":[\"nightly\"]}}}";
    List<JsonNode> whole = lines(export("", body));
    long seen = whole.get(700).path("position").longValue();

    assertThat(lines(export("?after=" + seen, body))).isEqualTo(whole.subList(701, CHANGES));
  }

  @Test
  void filtersHoldForIt() throws Exception {
    String paused = "{\"history\":{\"action\":{\"any_\":[\"PAUSED\"]}}}";

    assertThat(lines(export("?deployment=false", paused)))
        .hasSize(CHANGES / 2 - 1)
        .noneMatch(line -> line.has("deployment"));
  }

  @Test
  void aTableIsSafeToOpen() throws Exception {
    String body = "{\"history\":{\"field\":{\"any_\":[\"description\"]}}}";
    HttpResponse<String> export = export("?format=csv", body);

    assertThat(export.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    List<String> rows = List.of(export.body().split("\r\n"));
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst()).startsWith("position,at,action,deployment_id,").endsWith(",patch");
    assertThat(rows.get(1))
        .contains(",UPDATED,", ",nightly,", "DeploymentDescriptionChanged")
        .contains(
            "\"[{\"\"field\"\":\"\"description\"\",\"\"from\"\":null,\"\"to\"\":\"\"=1+1\"\"}]\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"=1|'=1", "+1|'+1", "-1|'-1", "@a|'@a", "'a'|''a'", "a=1|a=1", "``|``"})
  void whatCouldBeAFormulaIsAText(String field, String safe) {
    assertThat(CsvRecords.safe(field)).isEqualTo(safe);
  }

  @ParameterizedTest
  @CsvSource({"?format=xml", "?after=-1", "?after=x", "?until=9999999", "?deployment=maybe"})
  void whatItCanNotBeIsAProblem(String query) throws Exception {
    HttpResponse<String> refused = export(query, "{}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private static HttpResponse<String> export(String query, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(server.uri("/deployments/history/export" + query))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static List<JsonNode> lines(HttpResponse<String> export) {
    assertThat(export.statusCode()).as(export.body()).isEqualTo(200);
    return export.body().lines().map(Json::parse).toList();
  }
}
