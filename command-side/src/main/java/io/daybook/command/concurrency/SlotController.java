package io.daybook.command.concurrency;

import io.daybook.command.dispatch.Commands;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Slots of limits over HTTP: taken, given back, leased. */
@RestController
@RequestMapping("/api/v2/concurrency_limits")
final class SlotController {

  private final Commands commands;

  SlotController(Commands commands) {
    this.commands = commands;
  }

  @PostMapping("/increment")
  ArrayNode increment(JsonBody body) {
    return limits(acquire(ConcurrencyLimitBodies.acquire(body)).limits());
  }

  @PostMapping("/increment-with-lease")
  ObjectNode incrementWithLease(JsonBody body) {
    AcquireSlots.Answer answer = acquire(ConcurrencyLimitBodies.acquireWithLease(body));
    ObjectNode node = Json.object().put("lease_id", String.valueOf(answer.leaseId()));
    return node.set("limits", limits(answer.limits()));
  }

  @PostMapping("/decrement")
  ArrayNode decrement(JsonBody body) {
    return limits(commands.send(ConcurrencyLimitBodies.release(body)).answer());
  }

  @PostMapping("/decrement-with-lease")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decrementWithLease(JsonBody body) {
    commands.send(ConcurrencyLimitBodies.releaseLease(body));
  }

  @PostMapping("/leases/{leaseId}/renew")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void renew(@PathVariable String leaseId, JsonBody body) {
    if (!commands.send(ConcurrencyLimitBodies.renew(leaseId, body)).answer()) {
      throw ApiException.detail(410, "Lease not found - it may have expired or been revoked");
    }
  }

  private AcquireSlots.Answer acquire(AcquireSlots command) {
    AcquireSlots.Answer answer = commands.send(command).answer();
    return switch (answer.decision()) {
      case SlotDecision.Granted _ -> answer;
      case SlotDecision.Impossible(String why) -> throw ApiException.detail(422, why);
      case SlotDecision.Full full ->
          throw new ApiException(
              new ApiError.Detail(423, "Locked"),
              Map.of("Retry-After", Double.toString(spread(full.waitSeconds()))));
    };
  }

  /** Between half and one and a half of it, so that those who wait don't come back as one. */
  private static double spread(double seconds) {
    return seconds * (0.5 + ThreadLocalRandom.current().nextDouble());
  }

  private static ArrayNode limits(List<ConcurrencyLimit> limits) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (ConcurrencyLimit limit : limits) {
      list.addObject()
          .put("id", limit.id().toString())
          .put("name", limit.name())
          .put("limit", limit.limit());
    }
    return list;
  }
}
