package io.daybook.query.index;

import io.daybook.query.index.Sources.Document;
import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the answer to {@code _mget} in one pass, in which sources are skipped over. */
final class MultiGet {
  private final byte[] answer;
  private final JsonParser parser;
  private final List<Document> found = new ArrayList<>();

  private MultiGet(byte[] answer, JsonParser parser) {
    this.answer = answer;
    this.parser = parser;
  }

  /**
   * The documents that were found.
   *
   * @throws ElasticsearchUnavailableException if one could not be looked for
   */
  static List<Document> read(byte[] answer) {
    try (JsonParser parser = Json.MAPPER.createParser(answer)) {
      MultiGet reader = new MultiGet(answer, parser);
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isDocs = parser.currentName().equals("docs");
        parser.nextToken();
        if (isDocs) {
          reader.documents();
        } else {
          parser.skipChildren();
        }
      }
      return reader.found;
    }
  }

  private void documents() {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      document();
    }
  }

  private void document() {
    String id = "";
    long version = 0;
    byte[] source = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "_id" -> id = parser.getString();
        case "_version" -> version = parser.getLongValue();
        case "_source" -> source = slice();
        case "error" -> throw new ElasticsearchUnavailableException("can't look: " + text(), null);
        default -> parser.skipChildren();
      }
    }
    if (source != null) {
      found.add(new Document(id, version, source));
    }
  }

  private byte[] slice() {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    return Arrays.copyOfRange(answer, from, (int) parser.currentLocation().getByteOffset());
  }

  private String text() {
    return new String(slice(), StandardCharsets.UTF_8);
  }
}
