package io.daybook.query.projection;

import io.daybook.web.DaybookEndpoint;
import io.daybook.wire.Json;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the documents are, and their repair. Errors are problem details (RFC 9457). */
@RestController
@DaybookEndpoint
@RequestMapping("/api/projections")
final class ProjectionController {

  private static final int LISTED = 200;

  private final Projections projections;
  private final ProjectionStatus status;

  ProjectionController(Projections projections, ProjectionStatus status) {
    this.projections = projections;
    this.status = status;
  }

  /** Every projection: its position, what it lags behind, how many dead letters it has. */
  @GetMapping
  ResponseEntity<byte[]> all() {
    return json(200, status.all());
  }

  /** The first 200 dead letters. 404 if there is no such projection. */
  @GetMapping("/{name}/dead-letters")
  ResponseEntity<byte[]> deadLetters(@PathVariable String name) {
    return Projectors.named(name)
        .map(projector -> json(200, status.deadLetters(projector, LISTED)))
        .orElseGet(() -> unknown(name));
  }

  /** Tries the dead letters again, and tells how many are left. */
  @PostMapping("/{name}/dead-letters/retry")
  ResponseEntity<byte[]> retry(@PathVariable String name) {
    return Projectors.named(name).map(this::retried).orElseGet(() -> unknown(name));
  }

  private ResponseEntity<byte[]> retried(Projector<?> projector) {
    projections.retry(projector);
    return json(200, Json.object().put("dead_letters", status.deadLetterCount(projector)));
  }

  /** 202 if a rebuild begins, 409 if one is running. */
  @PostMapping("/{name}/rebuild")
  ResponseEntity<byte[]> rebuild(@PathVariable String name) {
    return Projectors.named(name).map(this::rebuilt).orElseGet(() -> unknown(name));
  }

  private ResponseEntity<byte[]> rebuilt(Projector<?> projector) {
    return projections.rebuild(projector)
        ? json(202, Json.object().put("name", projector.name()).put("state", "REBUILDING"))
        : problem(409, "Rebuild running", projector.name() + " is being rebuilt already");
  }

  private static ResponseEntity<byte[]> unknown(String name) {
    return problem(404, "No such projection", "there is no projection " + name);
  }

  static ResponseEntity<byte[]> problem(int status, String title, String detail) {
    byte[] body =
        Json.bytes(Json.object().put("title", title).put("status", status).put("detail", detail));
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
  }

  private static ResponseEntity<byte[]> json(int status, Object body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.bytes(body));
  }
}
