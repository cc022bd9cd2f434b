package io.daybook.web;

import io.daybook.wire.ApiError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The parts of Prefect's API that are not part of this server: what asks for one of them is told
 * which. What clients and the UI ask of them in passing is answered by {@link NeighbourController}.
 */
final class AbsentParts {

  private static final Map<String, List<String>> PATHS =
      Map.of(
          "variables", List.of("/variables/**"),
          "blocks",
              List.of(
                  "/block_types/**",
                  "/block_documents/**",
                  "/block_schemas/**",
                  "/block_capabilities/**",
                  "/admin/storage"),
          "artifacts", List.of("/artifacts/**"),
          "automations", List.of("/automations/**", "/templates/**"),
          "task workers", List.of("/task_workers/**", "/task_runs/subscriptions/**"),
          "inputs of flow runs", List.of("/flow_runs/{id}/input/**"),
          "limits of tags", List.of("/concurrency_limits/**"),
          "saved searches", List.of("/saved_searches/**"),
          "pages of events", List.of("/events/filter/next"),
          "first graphs of flow runs", List.of("/flow_runs/{id}/graph"));

  private static final Map<PathPattern, String> PARTS = patterns();

  private AbsentParts() {}

  /** The error that names the part; empty where none was meant. */
  static Optional<ApiError> at(HttpServletRequest request) {
    PathContainer path = PathContainer.parsePath(request.getRequestURI());
    return PARTS.entrySet().stream()
        .filter(part -> part.getKey().matches(path))
        .findFirst()
        .map(part -> notFound(part.getValue()));
  }

  private static ApiError notFound(String part) {
    return new ApiError.Detail(404, "Not Found: " + part + " are not part of this server.");
  }

  private static Map<PathPattern, String> patterns() {
    Map<PathPattern, String> patterns = new LinkedHashMap<>();
    PATHS.forEach((part, paths) ->
        paths.forEach(
            path -> patterns.put(PathPatternParser.defaultInstance.parse(Paths.API + path), part)));
    return patterns;
  }
}
