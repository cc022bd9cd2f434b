package io.daybook.query.deployment;

import static io.daybook.query.deployment.FiveDeployments.FIXED;
import static io.daybook.query.deployment.FiveDeployments.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.filter.DeploymentSort;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.testing.ReadServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists that go on by cursors while others write, over HTTP. */
class ListCursorsHttpTest {
  private static final FlowCreated MOVING = Events.flow("moving");
  private static final String MOVING_ONLY = "\"flows\":{\"name\":{\"any_\":[\"moving\"]}}";

  private static FiveDeployments five;

  @BeforeAll
  static void start() throws Exception {
    five = new FiveDeployments();
    five.append(MOVING);
  }

  @AfterAll
  static void close() throws Exception {
    five.close();
  }

  @ParameterizedTest
  @EnumSource(DeploymentSort.class)
  void cursorsLeadThroughTheWholeListInEverySort(DeploymentSort sort) throws Exception {
    String query = "%s,\"sort\":\"%s\",\"limit\":2".formatted(FIXED, sort);
    List<String> whole = names(five.list("\"sort\":\"" + sort + "\""));

    List<String> listed = new ArrayList<>();
    List<String> paged = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Answer list = five.ask("filter", "%s,\"cursor\":\"%s\"".formatted(query, cursor));
      Answer page = five.ask("paginate", "%s,\"cursor\":\"%s\"".formatted(query, cursor));
      listed.addAll(names(list.json()));
      paged.addAll(names(page.json().path("results")));
      cursor = list.header("Daybook-Cursor").orElse(null);
      assertThat(page.json().path("cursor").stringValue(null)).isEqualTo(cursor);
      assertThat(page.json().path("count").intValue()).isEqualTo(5);
      assertThat(page.json().path("pages").intValue()).isEqualTo(3);
      assertThat(page.json().path("page").isNull()).isTrue();
    }

    assertThat(listed).isEqualTo(whole);
    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void theEndIsKnownEvenIfTheLastPageIsFull() throws Exception {
    Answer whole = five.ask("paginate", FIXED + ",\"limit\":5,\"cursor\":\"\"");
    Answer none =
        five.ask("filter", "\"flows\":{\"name\":{\"any_\":[\"nobody\"]}},\"cursor\":\"\"");

    assertThat(whole.json().path("results").size()).isEqualTo(5);
    assertThat(whole.json().path("cursor").isNull()).isTrue();
    assertThat(whole.requests()).isEqualTo(1);
    assertThat(none.text()).isEqualTo("[]");
    assertThat(none.header("Daybook-Cursor")).isEmpty();
  }

  @Test
  void whatIsWrittenBetweenPagesMovesNobody() throws Exception {
    List<DeploymentCreated> all =
        IntStream.range(0, 9).mapToObj(i -> Events.deployment(MOVING, "m" + i)).toList();
    for (DeploymentCreated each : all) {
      five.append(each);
    }
    String query = MOVING_ONLY + ",\"sort\":\"NAME_ASC\",\"limit\":3,\"cursor\":\"%s\"";
    Answer first = five.ask("filter", query.formatted(""));
    String cursor = first.header("Daybook-Cursor").orElseThrow();

    DeploymentCreated before = Events.deployment(MOVING, "a");
    DeploymentCreated behind = Events.deployment(MOVING, "m4b");
    five.append(before, behind);
    five.append(new DeploymentDeleted(all.get(2).deploymentId())); // the cursor's own row
    five.append(new DeploymentDeleted(all.get(0).deploymentId()));
    five.append(new DeploymentDeleted(all.get(5).deploymentId()));
    Answer second = five.ask("filter", query.formatted(cursor));
    Answer again = five.ask("filter", query.formatted(cursor));
    Answer third =
        five.ask("filter", query.formatted(second.header("Daybook-Cursor").orElseThrow()));

    assertThat(names(first.json())).containsExactly("m0", "m1", "m2");
    assertThat(names(second.json())).containsExactly("m3", "m4", "m4b");
    assertThat(again.text()).isEqualTo(second.text());
    assertThat(names(third.json())).containsExactly("m6", "m7", "m8");
    assertThat(third.header("Daybook-Cursor")).isEmpty();
  }

  @Test
  void aRowThatMovesToTheFrontIsNotReadAgain() throws Exception {
    FlowCreated flow = Events.flow("touched");
    List<DeploymentCreated> all =
        IntStream.range(0, 4).mapToObj(i -> Events.deployment(flow, "t" + i)).toList();
    five.append(flow);
    for (DeploymentCreated each : all) {
      five.append(each);
    }
    String query =
        "\"flows\":{\"name\":{\"any_\":[\"touched\"]}},\"sort\":\"UPDATED_DESC\",\"limit\":2,"
            + "\"cursor\":\"%s\"";
    Answer first = five.ask("filter", query.formatted(""));

    five.append(new DeploymentTouched(all.get(2).deploymentId()));
    Answer second =
        five.ask("filter", query.formatted(first.header("Daybook-Cursor").orElseThrow()));

    assertThat(names(first.json())).containsExactly("t3", "t2");
    assertThat(names(second.json())).containsExactly("t1", "t0");
  }

  @Test
  void aCursorOfAnotherQueryIsRefused() throws Exception {
    String cursor =
        five.ask("filter", FIXED + ",\"limit\":1,\"cursor\":\"\"")
            .header("Daybook-Cursor")
            .orElseThrow();

    assertThat(five.ask("paginate", FIXED + ",\"limit\":3,\"cursor\":\"" + cursor + "\"").status())
        .isEqualTo(200);
    assertThat(five.ask("filter", "\"cursor\":\"" + cursor + "\"").status()).isEqualTo(422);
    Answer sorted =
        five.ask("filter", FIXED + ",\"sort\":\"CREATED_ASC\",\"cursor\":\"" + cursor + "\"");
    assertThat(sorted.status()).isEqualTo(422);
    assertThat(sorted.json().at("/exception_detail/0/msg").stringValue())
        .contains("other filters or another sort");
  }

  @Test
  void aListOfThePastGoesOnInThePast() throws Exception {
    FlowCreated flow = Events.flow("past");
    List<DeploymentCreated> all =
        IntStream.range(0, 3).mapToObj(i -> Events.deployment(flow, "p" + i)).toList();
    five.append(flow);
    five.append(all.toArray(DeploymentCreated[]::new));
    String past = "\"flows\":{\"name\":{\"any_\":[\"past\"]}},\"fields\":[\"name\"],\"limit\":2";
    String asOf = past + ",\"as_of\":" + five.position();
    for (DeploymentCreated each : all) {
      five.append(new DeploymentDeleted(each.deploymentId()));
    }

    Answer first = five.ask("filter", asOf + ",\"cursor\":\"\"");
    String cursor = ",\"cursor\":\"" + first.header("Daybook-Cursor").orElseThrow() + "\"";
    Answer second = five.ask("paginate", asOf + cursor);

    assertThat(names(first.json())).containsExactly("p0", "p1");
    assertThat(names(second.json().path("results"))).containsExactly("p2");
    assertThat(second.json().path("count").intValue()).isEqualTo(3);
    assertThat(second.json().path("cursor").isNull()).isTrue();
    assertThat(five.ask("filter", past + cursor).status()).isEqualTo(422);
  }
}
