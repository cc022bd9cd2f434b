package io.daybook.asof;

import io.daybook.asof.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands at random, about few things, so that they meet; many are refused. */
final class Walk {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int FEW = 6;

  private final Api api;
  private final Random random;
  private final List<String> deployments = new ArrayList<>();
  private final List<String> flows = new ArrayList<>();

  Walk(Api api, Random random) {
    this.api = api;
    this.random = random;
  }

  List<String> deployments() {
    return deployments;
  }

  List<String> flows() {
    return flows;
  }

  /** Sends one command. */
  Answer step() {
    return switch (random.nextInt(18)) {
      case 0 -> created(flows, api.send("POST", "/flows/", "{'name':'flow%d'}".formatted(few())));
      case 1, 2 -> api.send("PATCH", "/flows/" + any(flows), "{'tags':%s}".formatted(tags()));
      case 3 ->
          api.send("POST", "/work_pools/", "{'name':'pool%d','type':'process'}".formatted(few()));
      case 4 -> api.send("POST", queues(), "{'name':'queue%d'}".formatted(few()));
      case 5, 6 -> api.send("PATCH", queue(), "{'name':'queue%d'}".formatted(few()));
      case 7 -> random.nextInt(3) == 0 ? api.send("DELETE", queue(), "") : limit();
      case 8 -> random.nextInt(6) == 0 ? api.send("DELETE", pool(), "") : limit();
      case 9 -> random.nextInt(3) == 0 ? delete() : schedule();
      case 10, 11, 12 -> create();
      case 13 -> api.send("POST", deployment() + "/pause_deployment", "");
      case 14 -> api.send("POST", deployment() + "/resume_deployment", "");
      default -> change();
    };
  }

  private Answer create() {
    String body =
        "{'name':'d%d','flow_id':'%s','tags':%s,'parameters':{'x':%d},%s,%s}"
            .formatted(few(), any(flows), tags(), few(), work(), ownLimit());
    return created(deployments, api.send("POST", "/deployments/", body));
  }

  private Answer change() {
    return api.send(
        "PATCH",
        deployment(),
        switch (random.nextInt(5)) {
          case 0 -> "{'tags':%s}".formatted(tags());
          case 1 -> "{'description':'about %d','parameters':{'x':1.50}}".formatted(few());
          case 2 -> "{%s}".formatted(work());
          case 3 -> "{%s}".formatted(ownLimit());
          default ->
              "{'paused':%b,'entrypoint':'f%d.py:run'}".formatted(random.nextBoolean(), few());
        });
  }

  private Answer schedule() {
    return api.send(
        "POST",
        deployment() + "/schedules",
        "[{'schedule':{'interval':%d},'active':false}]".formatted(60 + few()));
  }

  private Answer limit() {
    return switch (random.nextInt(3)) {
      case 0 ->
          api.send(
              "POST",
              "/v2/concurrency_limits/",
              "{'name':'limit%d','limit':%d}".formatted(few(), few()));
      case 1 ->
          api.send(
              "PATCH", "/v2/concurrency_limits/limit" + few(), "{'limit':%d}".formatted(few()));
      default -> api.send("DELETE", "/v2/concurrency_limits/limit" + few(), "");
    };
  }

  private Answer delete() {
    return api.send("DELETE", deployment(), "");
  }

  private Answer created(List<String> ids, Answer answer) {
    JsonNode id = JSON.readTree(answer.body()).path("id");
    if (id.isString() && !ids.contains(id.stringValue())) {
      ids.add(id.stringValue());
    }
    return answer;
  }

  private int few() {
    return 1 + random.nextInt(FEW);
  }

  private String any(List<String> ids) {
    return ids.isEmpty() ? "none" : ids.get(random.nextInt(ids.size()));
  }

  private String deployment() {
    return "/deployments/" + any(deployments);
  }

  private String pool() {
    return "/work_pools/pool" + few();
  }

  private String queues() {
    return pool() + "/queues";
  }

  private String queue() {
    return queues() + "/queue" + few();
  }

  private String tags() {
    return "['t%d','t%d']".formatted(few(), few());
  }

  private String work() {
    return random.nextInt(3) == 0
        ? "'work_pool_name':null"
        : "'work_pool_name':'pool%d','work_queue_name':'queue%d'".formatted(few(), few());
  }

  private String ownLimit() {
    return "'concurrency_limit':" + (random.nextBoolean() ? "null" : few());
  }
}
