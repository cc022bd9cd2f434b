package io.daybook.command.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JsonSchemasTest {

  private static final String PERSON =
      """
      {"type": "object", "required": ["x"], "properties": {
        "x": {"type": "integer"}, "y": {"type": "object", "required": ["z"],
          "properties": {"z": {"type": "string"}}}}}
      """;

  private static @Nullable String violation(String values, String schema) {
    return violation(Json.parse(values), object(schema));
  }

  private static @Nullable String violation(JsonNode values, ObjectNode schema) {
    return JsonSchemas.problemOf(values, schema).orElse(null);
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) Json.parse(json);
  }

  @Test
  void findsNothingWrongWithValuesThatConform() {
    assertThat(violation("{\"x\": 1, \"more\": true}", PERSON)).isNull();
    assertThat(violation("{}", "{}")).isNull();
  }

  @Test
  void namesTheFieldThatIsWrong() {
    assertThat(violation("{\"x\": \"a\"}", PERSON))
        .startsWith("Validation failed for field 'x'. Failure reason: ");
    assertThat(violation("{\"x\": 1, \"y\": {\"z\": 5}}", PERSON))
        .startsWith("Validation failed for field 'y.z'. Failure reason: ");
    assertThat(violation("{}", PERSON)).startsWith("Validation failed. Failure reason: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7 | {'type': 'string'} | 7 is not of type 'string'",
        "true | {'type': ['string', 'null']} | True is not of type 'string', 'null'",
        "'it''s' | {'type': 'integer'} | \"it's\" is not of type 'integer'",
        "{} | {'required': ['y']} | 'y' is a required property",
        "'c' | {'enum': ['a', null, 1.5]} | 'c' is not one of ['a', None, 1.5]",
        "1 | {'minimum': 2} | 1 is less than the minimum of 2",
        "3 | {'exclusiveMaximum': 3} | 3 is greater than or equal to the maximum of 3",
        "[] | {'minItems': 1} | [] should be non-empty",
        "[1] | {'minItems': 2} | [1] is too short",
        "'x' | {'pattern': '^y'} | 'x' does not match '^y'"
      })
  void speaksAsPythonsLibraryDoes(String value, String schema, String reason) {
    assertThat(violation(json(value), (ObjectNode) json(schema)))
        .isEqualTo("Validation failed. Failure reason: " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1.0 | {'enum': [1]} | true",
        "{'b': [1.50], 'a': null} | {'enum': [{'a': null, 'b': [1.5]}]} | true",
        "true | {'enum': [1, 'true']} | false",
        "'1' | {'enum': [1]} | false",
        "[1, 1.0] | {'uniqueItems': true} | false",
        "[[1], [true], '1', 1, {}, []] | {'uniqueItems': true} | true",
        "[1, 1] | {'uniqueItems': false} | true",
        "['a, b', ['a', 'b'], {'a=1, b': 2}, {'a': 1, 'b': 2}] | {'uniqueItems': true} | true",
        "7 | {'uniqueItems': true} | true"
      })
  void comparesAsTheDraftSays(String value, String schema, boolean isValid) {
    assertThat(violation(json(value), (ObjectNode) json(schema)) == null).isEqualTo(isValid);
  }

  private static JsonNode json(String single) {
    return Json.parse(single.replace("''", "\u0000").replace('\'', '"').replace('\u0000', '\''));
  }

  @Test
  void asksForNothingOnceRequiredIsRemoved() {
    ObjectNode schema = SchemaDialect.withoutRequired(object(PERSON));

    assertThat(violation(Json.parse("{\"y\": {}}"), schema)).isNull();
  }

  @Test
  void keepsAPropertyThatIsNamedRequired() {
    ObjectNode schema =
        SchemaDialect.withoutRequired(
            object("{\"properties\": {\"required\": {\"type\": \"string\"}}}"));

    assertThat(violation(Json.parse("{\"required\": 5}"), schema)).isNotNull();
  }

  @Test
  void refusesASchemaThatIsNone() {
    assertThat(JsonSchemas.problemOf(object("{\"type\": \"nope\"}"))).isPresent();
    assertThat(JsonSchemas.problemOf(object(PERSON))).isEmpty();
  }

  @Test
  void neverFetchesAnotherDocument() {
    assertThat(violation("{\"x\": 1}", "{\"$ref\": \"http://127.0.0.1:1/schema.json\"}"))
        .startsWith("Validation failed. Failure reason: ");
  }

  /** The resource says {@code {"const": 42}}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "classpath:/io/daybook/command/schema/outside.json",
        "classpath:io/daybook/command/schema/outside.json",
        "resource:/io/daybook/command/schema/outside.json",
        "resource:io/daybook/command/schema/outside.json",
        "https://json-schema.org/io/daybook/command/schema/outside.json",
        "http://json-schema.org/io/daybook/command/schema/outside.json",
        "https://json-schema.org/draft/../io/daybook/command/schema/outside.json",
        "file:src/test/resources/io/daybook/command/schema/outside.json",
        "outside.json"
      })
  void neverReadsWhatLiesBesideTheServer(String reference) {
    String root = "{\"$ref\": \"" + reference + "\"}";
    String nested = "{\"properties\": {\"x\": " + root + "}}";
    String based =
        "{\"$defs\": {\"a\": {\"$id\": \"%s\", \"$ref\": \"outside.json\"}}, \"$ref\": \"#/$defs/a\"}"
            .formatted(reference);
    String dialect =
        "{\"$defs\": {\"a\": {\"$id\": \"urn:a\", \"$schema\": \"%s\"}}, \"$ref\": \"#/$defs/a\"}"
            .formatted(reference);

    for (String schema : List.of(root, based, dialect)) {
      assertThat(violation("42", schema)).startsWith("Validation failed. Failure reason: ");
      assertThatThrownBy(() -> JsonSchemas.violations(Json.parse("42"), object(schema)))
          .hasMessageStartingWith("Invalid schema: ");
    }
    assertThat(violation("{\"x\": 42}", nested)).startsWith("Validation failed");
  }

  @Test
  void mayReferToASchemaOfSchemas() {
    String schema = "{\"$ref\": \"https://json-schema.org/draft/2020-12/schema#\"}";

    assertThat(violation("{\"type\": \"object\"}", schema)).isNull();
    assertThat(violation("{\"type\": 5}", schema)).isNotNull();
  }

  @Test
  void refusesReferencesThatGoRound() {
    assertThat(
            violation(
                "{\"x\": 1}",
                """
                {"$ref": "#/definitions/a", "definitions": {
                  "a": {"$ref": "#/definitions/b"}, "b": {"$ref": "#/definitions/a"}}}
                """))
        .isEqualTo(JsonSchemas.CIRCULAR);
  }

  @Test
  void followsReferencesThatDescend() {
    String tree =
        """
        {"$ref": "#/definitions/tree", "definitions": {"tree": {"type": "object",
          "properties": {"child": {"$ref": "#/definitions/tree"}}}}}
        """;

    assertThat(violation("{\"child\": {\"child\": {}}}", tree)).isNull();
    assertThat(violation("{\"child\": {\"child\": 5}}", tree)).isNotNull();
  }

  @Test
  void letsOptionalValuesBeNull() {
    String schema =
        """
        {"required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "string"},
          "c": {"type": "string", "default": "d"}}}
        """;
    ObjectNode parameters = SchemaDialect.mended(object(schema), false);

    assertThat(violation(Json.parse("{\"a\": \"\", \"b\": null}"), parameters)).isNull();
    assertThat(violation(Json.parse("{\"a\": null}"), parameters)).isNotNull();
    assertThat(violation(Json.parse("{\"a\": \"\", \"c\": null}"), parameters)).isNotNull();
    assertThat(
            violation(
                Json.parse("{\"a\": \"\", \"c\": null}"),
                SchemaDialect.mended(object(schema), true)))
        .isNull();
  }

  @Test
  void readsTuplesOfOldSchemas() {
    ObjectNode schema =
        SchemaDialect.mended(
            object(
                """
                {"properties": {"t": {"items": [{"type": "string"}, {"type": "integer"}]}}}
                """),
            false);

    assertThat(violation(Json.parse("{\"t\": [\"a\", 1]}"), schema)).isNull();
    assertThat(violation(Json.parse("{\"t\": [1, \"a\"]}"), schema)).isNotNull();
  }

  @Test
  void letsABlockBeGivenByItsId() {
    ObjectNode schema =
        SchemaDialect.mended(
            object(
                """
                {"properties": {"cluster": {"$ref": "#/definitions/Cluster"}}, "definitions": {
                  "Cluster": {"title": "Cluster", "type": "object", "block_type_slug": "cluster",
                    "additionalProperties": false, "required": ["host"],
                    "properties": {"host": {"type": "string"}}}}}
                """),
            true);

    assertThat(
            violation(
                Json.parse("{\"cluster\": {\"$ref\": {\"block_document_id\": \"x\"}}}"), schema))
        .isNull();
    assertThat(violation(Json.parse("{\"cluster\": {\"host\": \"a\"}}"), schema)).isNull();
    assertThat(violation(Json.parse("{\"cluster\": {\"host\": 5}}"), schema)).isNotNull();
  }

  @Test
  void ignoresKeywordsOfOthers() {
    assertThat(
            violation(
                "{\"x\": 1}",
                "{\"properties\": {\"x\": {\"type\": \"integer\", \"position\": 0}}}"))
        .isNull();
  }

  @Test
  void matchesALongTextWithAPattern() {
    ObjectNode schema = object("{\"properties\": {\"x\": {\"pattern\": \"^[a-z]+$\"}}}");

    assertThat(violation(Json.object().put("x", "x".repeat(1_000_000)), schema)).isNull();
    assertThat(violation(Json.object().put("x", "X"), schema)).isNotNull();
  }
}
