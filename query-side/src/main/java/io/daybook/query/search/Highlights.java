package io.daybook.query.search;

import io.daybook.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the words were found. The texts are HTML: what was found stands in {@code <em>}, and
 * everything that HTML would read otherwise is escaped, so that no text can pass for a mark.
 */
final class Highlights {
  /** Of long texts so many pieces are shown, each of about so many characters. */
  private static final int PIECES = 2;

  private static final int PIECE_LENGTH = 160;

  /** More of a text is not looked at; Elasticsearch would refuse to. */
  private static final int LONGEST_TEXT = 100_000;

  private Highlights() {}

  static ObjectNode request() {
    ObjectNode request = Json.object().put("encoder", "html").put("number_of_fragments", 0);
    request.put("max_analyzed_offset", LONGEST_TEXT);
    request.putArray("pre_tags").add("<em>");
    request.putArray("post_tags").add("</em>");
    ObjectNode fields = request.putObject("fields");
    for (SearchField field : SearchField.values()) {
      ObjectNode options = fields.putObject(field.words());
      if (field == SearchField.DESCRIPTION) {
        options.put("number_of_fragments", PIECES).put("fragment_size", PIECE_LENGTH);
      }
    }
    return request;
  }

  /** By the names that answers have for the fields. */
  static ObjectNode answer(JsonNode highlights) {
    ObjectNode answer = Json.object();
    for (SearchField field : SearchField.values()) {
      JsonNode texts = highlights.get(field.words());
      if (texts != null) {
        answer.set(field.key(), texts);
      }
    }
    return answer;
  }
}
