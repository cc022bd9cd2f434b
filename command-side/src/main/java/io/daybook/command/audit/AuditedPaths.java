package io.daybook.command.audit;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;

/** Which requests would have changed the ledger. */
final class AuditedPaths {

  private static final String WRITES = "io.daybook.command.";

  private static final List<String> ROOTS =
      List.of(
          "/api/deployments/",
          "/api/flows/",
          "/api/work_pools/",
          "/api/work_queues/",
          "/api/v2/concurrency_limits/");

  /** Runs, polls, heartbeats and slots: none of them is a change of the ledger. */
  private static final Set<String> OPERATION =
      Set.of(
          "/api/deployments/{id}/create_flow_run",
          "/api/deployments/{id}/create_flow_run/bulk",
          "/api/deployments/{id}/schedule",
          "/api/deployments/get_scheduled_flow_runs",
          "/api/work_pools/{pool}/get_scheduled_flow_runs",
          "/api/work_pools/{pool}/workers/heartbeat",
          "/api/work_pools/{pool}/workers/{name}",
          "/api/work_queues/{id}/get_runs",
          "/api/v2/concurrency_limits/increment",
          "/api/v2/concurrency_limits/increment-with-lease",
          "/api/v2/concurrency_limits/decrement",
          "/api/v2/concurrency_limits/decrement-with-lease",
          "/api/v2/concurrency_limits/leases/{leaseId}/renew");

  /** The form that a variable must have, behind its name; it may hold braces of its own. */
  private static final Pattern FORM = Pattern.compile("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}");

  private AuditedPaths() {}

  /**
   * @param path as {@link #named} gives it
   */
  static boolean hold(HandlerMethod handler, String method, String path) {
    return handler.getBeanType().getName().startsWith(WRITES) && hold(method, path);
  }

  private static boolean hold(String method, String path) {
    return !HttpMethod.GET.matches(method)
        && !HttpMethod.HEAD.matches(method)
        && !OPERATION.contains(path)
        && ROOTS.stream().anyMatch(path::startsWith);
  }

  /** A pattern of Spring's with the names of its variables alone: {@code {id}}. */
  static String named(String pattern) {
    return FORM.matcher(pattern).replaceAll("{$1}");
  }
}
