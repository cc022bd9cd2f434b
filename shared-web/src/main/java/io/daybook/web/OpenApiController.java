package io.daybook.web;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of this API. */
@RestController
final class OpenApiController {

  private final byte[] document = Resources.read("openapi.json");

  @GetMapping(value = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] document() {
    return document;
  }
}
