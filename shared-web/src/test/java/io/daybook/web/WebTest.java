package io.daybook.web;

import io.daybook.ledger.Log;
import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Parameters;
import io.daybook.wire.Types;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A small application on a real port. */
@SpringBootTest(
    classes = WebTest.App.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class WebTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @LocalServerPort int port;

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) {
    return Json.parse(response.body());
  }

  /** Whether the part of the application is ready. */
  static final class Switch implements Readiness {
    volatile boolean on = true;
    volatile List<String> degraded = List.of();

    @Override
    public @Nullable String problem() {
      return on ? null : "PostgreSQL is not available";
    }

    @Override
    public List<String> degraded() {
      return degraded;
    }
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import({WebConfiguration.class, Things.class})
  static class App {
    @Bean
    Switch readiness() {
      return new Switch();
    }
  }

  @RestController
  static final class Things {

    @PostMapping("/api/things/")
    ResponseEntity<ObjectNode> create(JsonBody body) {
      String name =
          body.model(in -> {
            String read = in.required("name", Types.NAME);
            return in.strict(() -> read);
          });
      RequestContext.recordPosition(Log.LEDGER, 7);
      RequestContext.recordPosition(Log.LEDGER, 6);
      return ResponseEntity.status(201).body(Json.object().put("name", name));
    }

    @PostMapping("/api/things/filter")
    JsonNode list(JsonBody body) {
      int limit = body.parameters(in -> in.limit(200));
      return Json.object().put("limit", limit);
    }

    @GetMapping("/api/things/" + Paths.ID)
    ObjectNode read(@PathVariable UUID id) {
      return Json.object().put("id", id.toString());
    }

    @DeleteMapping("/api/things/" + Paths.ID)
    ResponseEntity<Void> delete(@PathVariable UUID id) {
      return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/things/name/{name}")
    ObjectNode byName(@PathVariable String name) {
      return Json.object().put("name", name);
    }

    @PostMapping("/api/things/posted")
    ObjectNode posted(@RequestParam(required = false) @Nullable String name) {
      return Json.object().put("name", name);
    }

    @RequestMapping(
        path = "/api/things/anything",
        method = {RequestMethod.PATCH, RequestMethod.PUT, RequestMethod.DELETE})
    ObjectNode anything(HttpServletRequest request) throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      return Json.object().put("body", new String(body, StandardCharsets.UTF_8));
    }

    @PostMapping("/api/things/v2/filter")
    ObjectNode v2Filter() {
      return Json.object();
    }

    @GetMapping("/api/things/v2/{name}")
    ObjectNode v2Read(@PathVariable String name) {
      return Json.object().put("name", name);
    }

    @DeleteMapping("/api/things/v2/{name}")
    ObjectNode v2Delete(@PathVariable String name) {
      return Json.object().put("name", name);
    }

    @GetMapping("/api/asked")
    ObjectNode asked(@RequestParam(name = "how_many", defaultValue = "1") String count) {
      return Json.object().put("count", count);
    }

    @GetMapping("/api/bytes")
    byte[] bytes() {
      return "[1.0]".getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping("/api/metadata")
    ObjectNode metadata() {
      return Json.MAPPER.valueToTree(RequestContext.currentMetadata());
    }

    @GetMapping("/api/large")
    ObjectNode large() {
      return Json.object().put("text", "x".repeat(5000));
    }

    @GetMapping("/api/numbers")
    ObjectNode numbers() {
      return Json.object().put("a", 1.0).put("b", 1e7).put("c", 1e22);
    }

    @GetMapping("/api/broken")
    ObjectNode broken() {
      if (port() > 0) {
        throw new IllegalStateException("secret detail");
      }
      return Json.object();
    }

    @GetMapping("/api/cut")
    void cut(HttpServletResponse response, @RequestParam int lines) throws IOException {
      for (int i = 0; i < lines; i++) {
        response.getWriter().println("line");
      }
      throw new IllegalStateException("secret detail");
    }

    @GetMapping("/api/gone")
    ObjectNode gone() {
      if (port() > 0) {
        throw new IllegalStateException(new ClientAbortException("broken pipe"));
      }
      return Json.object();
    }

    @DaybookEndpoint
    @PostMapping("/api/own")
    JsonNode own(JsonBody body) {
      return JsonNodeFactory.instance.numberNode(body.<Integer>parameters(in -> in.limit(200)));
    }

    @DaybookEndpoint
    @PostMapping("/api/own/things")
    JsonNode ownThings(JsonBody body) {
      return JsonNodeFactory.instance.numberNode(body.<Long>parameters(Parameters::offset));
    }

    @DaybookEndpoint
    @GetMapping("/api/own/" + Paths.ID + "/past/{number:[0-9]{1,9}}")
    ObjectNode ownPast(@PathVariable UUID id, @PathVariable long number) {
      return Json.object().put("id", id.toString()).put("number", number);
    }

    @DaybookEndpoint
    @GetMapping("/api/own/named")
    ObjectNode named(
        @RequestParam(required = false) @Nullable String after,
        @RequestParam(name = "how_many", required = false) @Nullable String count) {
      return Json.object().put("after", after).put("count", count);
    }

    private static int port() {
      return 1;
    }

    @GetMapping("/api/locked")
    ObjectNode locked() {
      if (port() > 0) {
        throw new ApiException(new ApiError.Detail(423, "Locked"), Map.of("Retry-After", "1.5"));
      }
      return Json.object();
    }
  }
}
