package io.daybook.command.deployment.revert;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.ledger.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A deployment that is changed at random, in all the ways that clients have. */
final class RandomHistory {
  private final CommandServer server;
  private final Random random;
  private final String flow;
  private final List<String> shared = new ArrayList<>();
  private final String name;
  private final UUID id;
  private int names;

  RandomHistory(CommandServer server, long seed) throws Exception {
    this.server = server;
    this.random = new Random(seed);
    this.name = "random" + seed;
    this.flow = id(server.send("POST", "/flows/", "{\"name\":\"flow" + seed + "\"}"));
    for (String pool : List.of("p", "q")) {
      server.send("POST", "/work_pools/", "{\"name\":\"%s\",\"type\":\"docker\"}".formatted(pool));
    }
    this.id = UUID.fromString(id(post("")));
  }

  UUID id() {
    return id;
  }

  List<RecordedEvent> events() {
    return server.bean(EventTable.class).ofAggregate(id, 0);
  }

  int anyRevision(int newest) {
    return 1 + random.nextInt(newest);
  }

  boolean isTimeToRevert() {
    return random.nextInt(3) == 0;
  }

  Answer revert(int revision) throws Exception {
    return server.send(
        "POST", "/deployments/%s/revert".formatted(id), "{\"revision\":%d}".formatted(revision));
  }

  /** One change; not all of them are accepted. */
  void change() throws Exception {
    switch (random.nextInt(14)) {
      case 0 -> patch(any("\"tags\":[\"a\"]", "\"tags\":[]", "\"version\":null"));
      case 1 -> patch("\"version\":\"%d\",\"description\":\"d\"".formatted(random.nextInt(3)));
      case 2 -> patch("\"parameters\":{\"x\":%d}".formatted(random.nextInt(3)));
      case 3 -> patch(any("\"paused\":true", "\"paused\":false", "\"entrypoint\":\"a.py:f\""));
      case 4 -> patch("\"job_variables\":{\"n\":%d}".formatted(random.nextInt(3)));
      case 5 ->
          patch(
              any(
                  "\"concurrency_options\":null",
                  "\"concurrency_options\":{\"collision_strategy\":\"CANCEL_NEW\"}",
                  "\"parameter_openapi_schema\":{\"properties\":{\"x\":{\"type\":\"integer\"}}}",
                  "\"enforce_parameter_schema\":false",
                  "\"enforce_parameter_schema\":true"));
      case 6 ->
          patch(any("\"concurrency_limit\":null", "\"concurrency_limit\":%d".formatted(number())));
      case 7 -> limitElsewhere();
      case 8 -> queue();
      case 9 -> patch(schedules());
      case 10 -> server.send("POST", path("/schedules"), "[" + schedule() + "]");
      case 11 -> oneSchedule();
      case 12 -> post(",\"labels\":{\"n\":%d},%s".formatted(number(), schedules()));
      case 13 -> loss();
      default -> throw new IllegalStateException();
    }
  }

  private void limitElsewhere() throws Exception {
    if (random.nextBoolean()) {
      String own = ConcurrencyLimit.nameFor(id);
      server.send("PATCH", "/v2/concurrency_limits/" + own, "{\"limit\":%d}".formatted(number()));
      return;
    }
    if (shared.size() < 2) {
      String body = "{\"name\":\"%s-%d\",\"limit\":3}".formatted(name, names++);
      shared.add(id(server.send("POST", "/v2/concurrency_limits/", body)));
    }
    patch("\"global_concurrency_limit_id\":\"%s\"".formatted(any(shared.toArray(String[]::new))));
  }

  private void queue() throws Exception {
    patch(
        any(
            "\"work_pool_name\":null",
            "\"work_pool_name\":\"p\"",
            "\"work_pool_name\":\"q\",\"work_queue_name\":\"fast\"",
            "\"work_pool_name\":\"p\",\"work_queue_name\":\"slow\""));
  }

  /** What others take away. */
  private void loss() throws Exception {
    int what = random.nextInt(6);
    if (what == 0) {
      server.send("DELETE", "/work_pools/q/queues/fast", "");
    } else if (what == 1 && !shared.isEmpty()) {
      server.send("DELETE", "/v2/concurrency_limits/" + shared.removeFirst(), "");
    } else if (what == 2) {
      server.send(
          "PATCH",
          "/work_pools/p/queues/slow",
          "{\"name\":\"%s\"}".formatted(any("slow", "slower" + names++)));
    }
  }

  private void oneSchedule() throws Exception {
    var present = Timeline.of(events(), 1).present();
    if (present != null && !present.schedules().isEmpty()) {
      UUID schedule = present.schedules().get(random.nextInt(present.schedules().size())).id();
      server.send(
          random.nextInt(3) == 0 ? "DELETE" : "PATCH",
          path("/schedules/" + schedule),
          "{\"active\":%b,\"schedule\":{\"interval\":%d}}"
              .formatted(random.nextBoolean(), 60 * number()));
    }
  }

  private String schedules() {
    List<String> some = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      some.add(schedule());
    }
    return "\"schedules\":[" + String.join(",", some) + "]";
  }

  private String schedule() {
    String slug = random.nextBoolean() ? "" : ",\"slug\":\"s%d\"".formatted(random.nextInt(9));
    return "{\"schedule\":{\"interval\":%d},\"active\":%b%s}"
        .formatted(60 * number(), random.nextBoolean(), slug);
  }

  private int number() {
    return 1 + random.nextInt(5);
  }

  private void patch(String members) throws Exception {
    server.send("PATCH", path(""), "{" + members + "}");
  }

  private Answer post(String members) throws Exception {
    return server.send(
        "POST",
        "/deployments/",
        "{\"name\":\"%s\",\"flow_id\":\"%s\"%s}".formatted(name, flow, members));
  }

  private String path(String below) {
    return "/deployments/" + id + below;
  }

  private String any(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private static String id(Answer answer) {
    return answer.json().path("id").asString();
  }
}
