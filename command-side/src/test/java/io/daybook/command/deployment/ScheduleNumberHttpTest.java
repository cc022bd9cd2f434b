package io.daybook.command.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many schedules a deployment may have. */
class ScheduleNumberHttpTest {

  private CommandServer server = CommandServer.start("daybook.deployments.max-schedules=3");

  @AfterEach
  void close() {
    server.close();
  }

  private static String schedules(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj("{\"schedule\": {\"interval\": 3600}, \"slug\": \"s%d\"}"::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private Answer create(String schedules) throws IOException, InterruptedException {
    String flow = server.send("POST", "/flows/", "{\"name\": \"f\"}").json().path("id").asString();
    return server.send(
        "POST",
        "/deployments/",
        "{\"name\": \"d\", \"flow_id\": \"%s\", \"schedules\": %s}".formatted(flow, schedules));
  }

  private static void assertIsTooLong(Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/exception_detail/0/type").asString()).isEqualTo("too_long");
  }

  private static void assertIsRefused(Answer answer, int most) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail").asString())
        .isEqualTo("A deployment can't have more than " + most + " schedules.");
  }

  @Test
  void isBoundedWhereverTheyAreSent() throws IOException, InterruptedException {
    assertIsTooLong(create(schedules(1, 4)));
    String path = "/deployments/" + create(schedules(1, 2)).json().path("id").asString();

    assertIsTooLong(server.send("PATCH", path, "{\"schedules\": " + schedules(1, 4) + "}"));
    assertIsRefused(server.send("PATCH", path, "{\"schedules\": " + schedules(3, 4) + "}"), 3);
    assertIsTooLong(server.send("POST", path + "/schedules", schedules(3, 6)));
    assertIsRefused(server.send("POST", path + "/schedules", schedules(3, 4)), 3);
    assertThat(server.send("POST", path + "/schedules", schedules(3, 3)).status()).isEqualTo(201);
    assertThat(server.send("PATCH", path, "{\"schedules\": " + schedules(1, 3) + "}").status())
        .isEqualTo(204);
  }

  @Test
  void leavesThoseFromBeforeAlone() throws IOException, InterruptedException {
    String path = "/deployments/" + create(schedules(1, 3)).json().path("id").asString();
    server.close();
    server = CommandServer.on(server.database(), "daybook.deployments.max-schedules=2");

    assertThat(server.send("PATCH", path, "{\"description\": \"x\"}").status()).isEqualTo(204);
    assertThat(server.send("PATCH", path, "{\"schedules\": " + schedules(1, 2) + "}").status())
        .isEqualTo(204);
    assertIsRefused(server.send("POST", path + "/schedules", schedules(4, 4)), 2);
  }
}
