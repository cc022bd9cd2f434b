package io.daybook.web;

import io.daybook.web.origin.CsrfSettings;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What clients and the UI ask before anything else. */
@RestController
final class HandshakeController {

  /** The version of the API that clients name in {@code x-prefect-api-version}. */
  static final String API_VERSION = "0.8.4";

  /** The release of Prefect whose API this is: clients refuse another major version. */
  static final String PREFECT_VERSION = "3.9.1";

  private static final String WORKER_METADATA = "aggregate-worker-metadata";

  private final ObjectProvider<Readiness> parts;
  private final ApiSettings api;
  private final AuthSettings auth;
  private final CsrfSettings csrf;
  private final byte[] workerMetadata;

  HandshakeController(
      ObjectProvider<Readiness> parts, ApiSettings api, AuthSettings auth, CsrfSettings csrf) {
    this.parts = parts;
    this.api = api;
    this.auth = auth;
    this.csrf = csrf;
    this.workerMetadata = Resources.read(WORKER_METADATA + ".json");
  }

  @GetMapping("/api/health")
  byte[] health() {
    return Json.bytes(true);
  }

  @GetMapping("/api/ready")
  ResponseEntity<ObjectNode> ready() {
    String problems =
        parts.stream()
            .map(Readiness::problem)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .collect(Collectors.joining("; "));
    return problems.isEmpty()
        ? ResponseEntity.ok(readyAnswer())
        : ResponseEntity.status(503).body(Json.object().put("message", problems));
  }

  private ObjectNode readyAnswer() {
    ObjectNode answer = Json.object().put("message", "OK");
    List<String> degraded = parts.stream().flatMap(part -> part.degraded().stream()).toList();
    if (!degraded.isEmpty()) {
      degraded.forEach(answer.putArray("degraded")::add);
    }
    return answer;
  }

  @GetMapping("/api/version")
  byte[] version() {
    return Json.bytes(API_VERSION);
  }

  @GetMapping("/api/admin/version")
  byte[] prefectVersion() {
    return Json.bytes(PREFECT_VERSION);
  }

  @GetMapping("/api/hello")
  byte[] hello() {
    return Json.bytes("👋");
  }

  @GetMapping("/api/admin/storage")
  ObjectNode storage() {
    return Json.object().putNull("default_result_storage_block_id");
  }

  @GetMapping("/api/admin/settings")
  ObjectNode settings() {
    ObjectNode out = Json.object();
    ObjectNode server = out.putObject("server").put("analytics_enabled", false);
    server
        .putObject("api")
        .put("base_path", Paths.API)
        .put("default_limit", api.defaultLimit())
        .put("csrf_protection_enabled", csrf.enabled())
        .put("auth_string", auth.isRequired() ? "********" : null);
    server.putObject("ui").put("enabled", false);
    return out;
  }

  @GetMapping("/ui-settings")
  ObjectNode uiSettings(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    ObjectNode out = Json.object();
    out.put("api_url", url.substring(0, url.length() - "/ui-settings".length()) + Paths.API);
    out.put("csrf_enabled", csrf.enabled());
    out.put("auth", auth.isRequired() ? "BASIC" : null);
    out.putArray("flags");
    out.put("default_ui", "v2");
    out.putArray("available_uis");
    return out.put("v1_base_url", "/").put("v2_base_url", "/v2");
  }

  /** The kinds of workers and their job templates, as Prefect ships them. */
  @GetMapping("/api/collections/views/{view}")
  ResponseEntity<byte[]> collection(@PathVariable String view) {
    if (!view.equals(WORKER_METADATA)) {
      throw ApiException.notFound("View " + view + " not found in registry");
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(workerMetadata);
  }
}
