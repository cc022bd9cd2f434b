package io.daybook.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AuditedPathsTest {

  /** Every endpoint of the write side is either here or no change of the ledger. */
  @Test
  void changesOfTheLedgerAreAudited() {
    try (CommandServer server = CommandServer.start()) {
      assertThat(audited(server))
          .containsExactlyInAnyOrder(
              "POST /api/flows/",
              "PATCH /api/flows/{id}",
              "DELETE /api/flows/{id}",
              "POST /api/flows/bulk_delete",
              "POST /api/deployments/",
              "PATCH /api/deployments/{id}",
              "DELETE /api/deployments/{id}",
              "POST /api/deployments/bulk_delete",
              "POST /api/deployments/{id}/pause_deployment",
              "POST /api/deployments/{id}/resume_deployment",
              "POST /api/deployments/{id}/revert",
              "POST /api/deployments/{id}/schedules",
              "PATCH /api/deployments/{id}/schedules/{scheduleId}",
              "DELETE /api/deployments/{id}/schedules/{scheduleId}",
              "POST /api/work_pools/",
              "PATCH /api/work_pools/{name}",
              "DELETE /api/work_pools/{name}",
              "POST /api/work_pools/{pool}/queues",
              "PATCH /api/work_pools/{pool}/queues/{name}",
              "DELETE /api/work_pools/{pool}/queues/{name}",
              "POST /api/work_queues/",
              "PATCH /api/work_queues/{id}",
              "DELETE /api/work_queues/{id}",
              "POST /api/v2/concurrency_limits/",
              "PATCH /api/v2/concurrency_limits/{idOrName}",
              "DELETE /api/v2/concurrency_limits/{idOrName}");
    }
  }

  private static List<String> audited(CommandServer server) {
    return server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
        .flatMap(AuditedPathsTest::audited)
        .toList();
  }

  private static Stream<String> audited(Map.Entry<RequestMappingInfo, HandlerMethod> mapping) {
    return mapping.getKey().getMethodsCondition().getMethods().stream()
        .flatMap(method ->
            mapping.getKey().getPatternValues().stream()
                .map(AuditedPaths::named)
                .filter(path -> AuditedPaths.hold(mapping.getValue(), method.name(), path))
                .map(path -> method + " " + path));
  }
}
