package io.daybook.query.paging;

import io.daybook.query.index.Source;
import io.daybook.query.paging.Hit.Slice;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a search found.
 *
 * @param total how many documents match; -1 where it was not asked
 * @param exact whether that is their number; else there are more
 */
public record Hits(List<Hit> hits, long total, boolean exact) {
  public Hits(List<Hit> hits, long total) {
    this(hits, total, true);
  }

  /**
   * Reads a search's answer in one pass, in which bodies are skipped over.
   *
   * @param fields of the documents to be kept, texts and numbers
   */
  public static Hits read(byte[] answer, Set<String> fields) {
    try (JsonParser parser = Json.MAPPER.createParser(answer)) {
      return new Reader(answer, parser, fields).read();
    }
  }

  /** One document from its {@code _source}. */
  static Hit readSource(byte[] source, Set<String> fields) {
    try (JsonParser parser = Json.MAPPER.createParser(source)) {
      return new Reader(source, parser, fields).document();
    }
  }

  Hits reversed() {
    List<Hit> reversed = new ArrayList<>(hits);
    Collections.reverse(reversed);
    return new Hits(reversed, total, exact);
  }

  private static final class Reader {
    private final byte[] answer;
    private final JsonParser parser;
    private final Set<String> wanted;
    private final List<Hit> hits = new ArrayList<>();
    private long total = -1;
    private boolean exact = true;

    Reader(byte[] answer, JsonParser parser, Set<String> wanted) {
      this.answer = answer;
      this.parser = parser;
      this.wanted = wanted;
    }

    Hits read() {
      parser.nextToken();
      object(key -> {
        if (key.equals("hits")) {
          object(this::outer);
        }
      });
      return new Hits(hits, total, exact);
    }

    Hit document() {
      parser.nextToken();
      Map<String, String> fields = new HashMap<>();
      Slice[] slices = {Slice.NONE, Slice.NONE, Slice.NONE};
      object(key -> source(key, fields, slices));
      return new Hit(fields, slices[0], slices[1], slices[2]);
    }

    private void outer(String key) {
      if (key.equals("total")) {
        object(inner -> {
          if (inner.equals("value")) {
            total = parser.getLongValue();
          } else if (inner.equals("relation")) {
            exact = parser.getString().equals("eq");
          }
        });
      } else if (key.equals("hits")) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          hit();
        }
      }
    }

    private void hit() {
      Map<String, String> fields = new HashMap<>();
      Slice[] slices = {Slice.NONE, Slice.NONE, Slice.NONE};
      object(key -> {
        if (key.equals("sort")) {
          slices[1] = slice();
        } else if (key.equals("_source")) {
          object(field -> source(field, fields, slices));
        }
      });
      hits.add(new Hit(fields, slices[0], slices[1], slices[2]));
    }

    private void source(String key, Map<String, String> fields, Slice[] slices) {
      if (key.equals("body")) {
        slices[0] = slice();
      } else if (key.equals("change")) {
        slices[2] = slice();
      } else if (key.equals(Source.EXACT + "body")) { // it comes behind what it is the text of
        slices[0] = Slice.of(parser.getString());
      } else if (key.equals(Source.EXACT + "change")) {
        slices[2] = Slice.of(parser.getString());
      } else if (parser.currentToken().isScalarValue() && wanted.contains(key)) {
        putUnlessNull(key, fields);
      }
    }

    private void putUnlessNull(String key, Map<String, String> fields) {
      if (parser.currentToken() != JsonToken.VALUE_NULL) {
        fields.put(key, parser.getString());
      }
    }

    private Slice slice() {
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      return new Slice(answer, from, (int) parser.currentLocation().getByteOffset());
    }

    /** Calls for each key with the parser on its value; what is not read is skipped. */
    private void object(Consumer<String> reader) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        reader.accept(key);
        parser.skipChildren();
      }
    }
  }
}
