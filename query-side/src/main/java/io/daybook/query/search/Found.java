package io.daybook.query.search;

import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * What a search found.
 *
 * @param hits the documents, with their bodies as bytes
 * @param extras of each document, in their order
 * @param aggregations by name
 */
record Found(Hits hits, List<Extra> extras, JsonNode aggregations) {
  /**
   * What a search tells of a document beside it.
   *
   * @param highlights by the field in the index
   */
  record Extra(double score, JsonNode highlights) {}

  static Found read(byte[] answer, Set<String> fields) {
    try (JsonParser parser = Json.MAPPER.createParser(answer)) {
      Reader reader = new Reader(answer, parser);
      reader.read();
      return new Found(Hits.read(answer, fields), reader.extras, reader.aggregations);
    }
  }

  long total() {
    return hits.total();
  }

  List<Hit> rows() {
    return hits.hits();
  }

  private static final class Reader {
    private final byte[] answer;
    private final JsonParser parser;
    private final List<Extra> extras = new ArrayList<>();
    private JsonNode aggregations = Json.object();

    Reader(byte[] answer, JsonParser parser) {
      this.answer = answer;
      this.parser = parser;
    }

    void read() {
      parser.nextToken();
      object(key -> {
        if (key.equals("hits")) {
          object(this::hits);
        } else if (key.equals("aggregations")) {
          aggregations = tree();
        }
      });
    }

    private void hits(String key) {
      if (key.equals("hits")) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          hit();
        }
      }
    }

    private void hit() {
      double[] score = {0};
      JsonNode[] highlights = {Json.object()};
      object(key -> {
        if (key.equals("_score") && parser.currentToken().isNumeric()) {
          score[0] = parser.getDoubleValue();
        } else if (key.equals("highlight")) {
          highlights[0] = tree();
        }
      });
      extras.add(new Extra(score[0], highlights[0]));
    }

    private JsonNode tree() {
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      int to = (int) parser.currentLocation().getByteOffset();
      return Json.MAPPER.readTree(answer, from, to - from);
    }

    /** Calls for each key with the parser on its value; what is not read is skipped. */
    private void object(Consumer<String> reader) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        reader.accept(key);
        parser.skipChildren(); // at the end of what was read, there is nothing to skip
      }
    }
  }
}
