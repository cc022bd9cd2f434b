package io.daybook.command.deployment.run;

import io.daybook.command.deployment.run.CreateRuns.Result;
import io.daybook.command.dispatch.Commands;
import io.daybook.command.run.Creators;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs of deployments over HTTP, one or several. */
@RestController
@RequestMapping(Paths.API + "/deployments/" + Paths.ID + "/create_flow_run")
final class CreateRunController {

  private static final int MOST = 100;

  private final Commands commands;
  private final RunRequests requests;

  CreateRunController(Commands commands, RunRequests requests) {
    this.commands = commands;
    this.requests = requests;
  }

  /** 201 for a new run, 200 for one that has the idempotency key already. */
  @PostMapping
  ResponseEntity<ObjectNode> one(
      @PathVariable UUID id,
      JsonBody body,
      @RequestHeader(name = "prefect-automation-id", required = false) @Nullable String automation,
      @RequestHeader(name = "prefect-automation-name", required = false) @Nullable String name) {
    RunRequest request = requests.one(body.notOpaque());
    CreateRun.Answer answer =
        commands.send(new CreateRun(id, request, Creators.automation(automation, name))).answer();
    return ResponseEntity.status(answer.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(answer.body());
  }

  @PostMapping("/bulk")
  ObjectNode many(
      @PathVariable UUID id,
      JsonBody body,
      @RequestHeader(name = "prefect-automation-id", required = false) @Nullable String automation,
      @RequestHeader(name = "prefect-automation-name", required = false) @Nullable String name) {
    List<RunRequest> wanted = requests.many(body.notOpaque());
    if (wanted.size() > MOST) {
      throw ApiException.detail(400, "Cannot create more than 100 flow runs at once.");
    }
    List<Result> results =
        inParts(new CreateRuns(id, wanted, Creators.automation(automation, name)));
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("results");
    results.forEach(result -> list.add(json(result)));
    return answer;
  }

  private List<Result> inParts(CreateRuns all) {
    List<Result> results = new ArrayList<>(commands.send(all).answer());
    while (results.size() < all.requests().size()) {
      results.addAll(part(all.after(results.size())));
    }
    return results;
  }

  /** Once there are runs, their ids are answered, whatever becomes of the others. */
  private List<Result> part(CreateRuns rest) {
    try {
      return commands.send(rest).answer();
    } catch (ApiException e) {
      return Collections.nCopies(rest.requests().size(), new Result.Failed(e.error().text()));
    }
  }

  private static ObjectNode json(Result result) {
    ObjectNode json = Json.object();
    return switch (result) {
      case Result.Made(UUID run, _) ->
          json.put("flow_run_id", run.toString()).put("status", "CREATED").putNull("error");
      case Result.Failed(String why) ->
          json.putNull("flow_run_id").put("status", "FAILED").put("error", why);
    };
  }
}
