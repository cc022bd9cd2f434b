package io.daybook.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer that refuses a request, in one of the shapes that Prefect's clients read. */
public sealed interface ApiError {

  /** The HTTP status. */
  int status();

  /** The JSON document of the answer. */
  ObjectNode body();

  /** A one-line description for logs and exception messages. */
  String text();

  /**
   * The same as RFC 9457 has it: {@code {"type": "about:blank", "title", "status", "detail"}}. Of a
   * body that is not of the right form it has {@code "errors": [{"pointer": "#/limit", "detail",
   * "type"}]} too; what is wrong with the query has {@code "parameter"} for {@code "pointer"}.
   *
   * @param title what the status says by itself
   */
  default ObjectNode problem(String title) {
    return Problem.of(this, title);
  }

  /** The request is not of the right form: 422 with every error found. */
  record Invalid(List<FieldError> errors, @Nullable JsonNode requestBody) implements ApiError {

    /** How many characters of a body come back whole. */
    private static final int MOST_OF_BODY = 64 * 1024;

    /** Of so many bytes there are more characters than that. */
    static final int MOST_BYTES_OF_BODY = 4 * MOST_OF_BODY;

    public Invalid {
      errors = List.copyOf(errors);
    }

    @Override
    public int status() {
      return 422;
    }

    @Override
    public ObjectNode body() {
      ObjectNode out = Json.object().put("exception_message", text());
      var details = out.putArray("exception_detail");
      errors.forEach(e -> details.add(e.render()));
      out.set("request_body", Excerpt.of(requestBody, MOST_OF_BODY));
      return Unicode.repaired(out);
    }

    @Override
    public String text() {
      return "Invalid request received.";
    }
  }

  /** {@code {"detail": "…"}}: what the endpoint itself refuses. */
  record Detail(int status, String text) implements ApiError {

    @Override
    public ObjectNode body() {
      return Unicode.repaired(Json.object().put("detail", text));
    }
  }

  /** {@code {"exception_message": "…"}}: what Prefect raises outside of its endpoints. */
  record Message(int status, String text) implements ApiError {

    @Override
    public ObjectNode body() {
      return Unicode.repaired(Json.object().put("exception_message", text));
    }
  }
}
