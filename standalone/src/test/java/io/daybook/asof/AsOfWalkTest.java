package io.daybook.asof;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.asof.Api.Answer;
import io.daybook.standalone.TestServer;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AsOfWalkTest {
  private static final int COMMANDS = 200;
  private static final int READS_AFTER_EACH = 2;

  private static final List<String> LISTS =
      List.of(
          "",
          "'sort':'NAME_DESC'",
          "'sort':'CREATED_DESC'",
          "'sort':'UPDATED_DESC','limit':3",
          "'sort':'FLOW_NAME_ASC','offset':2",
          "'deployments':{'name':{'any_':['d1','d2']}}",
          "'deployments':{'name':{'like_':'3'}}",
          "'deployments':{'flow_or_deployment_name':{'like_':'w2'}}",
          "'deployments':{'tags':{'all_':['t1']}}",
          "'deployments':{'tags':{'any_':['t2','t3']}}",
          "'deployments':{'paused':{'eq_':true}}",
          "'deployments':{'work_queue_name':{'any_':['queue1']}}",
          "'flows':{'name':{'like_':'flow1'}}",
          "'flows':{'tags':{'all_':['t1']}}",
          "'flows':{'tags':{'is_null_':true}}",
          "'work_pools':{'name':{'any_':['pool1','pool2']}}",
          "'work_pool_queues':{'name':{'any_':['queue1','queue2']}}",
          "'work_pool_queues':{'name':{'startswith_':['QUEUE3']}}",
          "'flows':{'tags':{'all_':['t4']}},'work_pools':{'type':{'any_':['process']}}");

  /**
   * What was read.
   *
   * @param at a moment between the last write before it and the first one behind it
   */
  private record Recorded(
      String method, String path, String body, Answer answer, long position, Instant at) {}

  private final Random random = new Random(20261122);

  @Test
  void everyAnswerOfTheWayIsGivenAgain() {
    try (TestServer server = TestServer.start();
        HttpClient http = HttpClient.newHttpClient()) {
      Api api = new Api(http, server.api());
      List<Recorded> recorded = record(api);

      assertThat(recorded).hasSizeGreaterThan(COMMANDS / 2);
      for (Recorded read : recorded) {
        assertSame(read, asOf(api, read, Long.toString(read.position())));
        assertSame(read, asOf(api, read, read.at().toString()));
      }
    }
  }

  private List<Recorded> record(Api api) {
    Walk walk = new Walk(api, random);
    List<Recorded> recorded = new ArrayList<>();
    for (int command = 0; command < COMMANDS; command++) {
      long position = walk.step().position();
      if (position > 0) {
        Instant at = Instant.now();
        for (int read = 0; read < READS_AFTER_EACH; read++) {
          recorded.add(read(api, walk, position, at));
        }
      }
    }
    return recorded;
  }

  private Recorded read(Api api, Walk walk, long position, Instant at) {
    String list = LISTS.get(random.nextInt(LISTS.size()));
    return switch (random.nextInt(6)) {
      case 0 -> recorded(api, "POST", "/deployments/count", withoutPage(list), position, at);
      case 1 -> recorded(api, "POST", "/deployments/paginate", "'limit':2,'page':2", position, at);
      case 2 -> recorded(api, "GET", "/deployments/" + any(walk.deployments()), "", position, at);
      case 3 -> recorded(api, "GET", "/deployments/name/flow1/d" + few(), "", position, at);
      default -> recorded(api, "POST", "/deployments/filter", list, position, at);
    };
  }

  private static String withoutPage(String list) {
    return list.startsWith("'sort'") ? "" : list;
  }

  private int few() {
    return 1 + random.nextInt(4);
  }

  private String any(List<String> ids) {
    return ids.isEmpty()
        ? "5c4a2f0e-0000-4000-8000-000000000000"
        : ids.get(random.nextInt(ids.size()));
  }

  private static Recorded recorded(
      Api api, String method, String path, String body, long position, Instant at) {
    String whole = method.equals("GET") ? "" : "{" + body + "}";
    Answer answer = api.send(method, path, whole);
    return new Recorded(method, path, body, answer, position, at);
  }

  private static Answer asOf(Api api, Recorded read, String asOf) {
    if (read.method().equals("GET")) {
      return api.send("GET", read.path() + "?as_of=" + asOf, "");
    }
    String more = read.body().isEmpty() ? "" : ",";
    return api.send("POST", read.path(), "{'as_of':'%s'%s%s}".formatted(asOf, more, read.body()));
  }

  private static void assertSame(Recorded read, Answer answer) {
    assertThat(answer.status() + answer.body())
        .as("%s %s {%s} as of %d", read.method(), read.path(), read.body(), read.position())
        .isEqualTo(read.answer().status() + read.answer().body());
  }
}
