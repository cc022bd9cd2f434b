package io.daybook.web.origin;

import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.Parameters;
import io.daybook.wire.Types;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Where clients fetch their tokens. */
@RestController
final class CsrfController {

  private final CsrfSettings settings;
  private final CsrfTokens tokens;

  CsrfController(CsrfSettings settings, CsrfTokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /** Where there are none, clients look for this text, and then go on without. */
  @GetMapping("/api/csrf-token")
  ObjectNode token(@RequestParam MultiValueMap<String, String> query) {
    String client = client(query);
    if (!settings.enabled()) {
      throw ApiException.detail(422, "CSRF protection is disabled.");
    }
    CsrfTokens.Token token = tokens.of(client);
    return Json.object()
        .put("id", UUID.nameUUIDFromBytes(client.getBytes(StandardCharsets.UTF_8)).toString())
        .put("created", token.made().toString())
        .put("updated", token.made().toString())
        .put("token", token.value())
        .put("client", client)
        .put("expiration", token.expiration().toString());
  }

  private static String client(MultiValueMap<String, String> query) {
    return Parameters.ofQuery(
        query,
        in -> {
          String client = in.required("client", Types.STRING);
          return in.build(() -> client);
        });
  }
}
