package io.daybook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line was asked of pydantic 2.14. */
class TypesTest {

  private enum Sort {
    UP,
    DOWN
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true|1",
        "2.0|2",
        "2e0|2",
        "-0|0",
        "2.5|int_from_float",
        "\"2\"|2",
        "\" 2 \"|2",
        "\"\\u00a02\"|2",
        "\"+2\"|2",
        "\"-2\"|-2",
        "\"2.0\"|2",
        "\"2.\"|int_parsing",
        "\"2.5\"|int_parsing",
        "\"1_000\"|1000",
        "\"1__0\"|int_parsing",
        "\"_1\"|int_parsing",
        "\"\"|int_parsing",
        "\"x\"|int_parsing",
        "\"0x1\"|int_parsing",
        "\"01\"|1",
        "\"1e3\"|int_parsing",
        "\"- 1\"|int_parsing",
        "\"२\"|int_parsing",
        "1e30|int_parsing_size",
        "9.3e18|int_parsing_size",
        "1e18|1000000000000000000",
        "NaN|finite_number",
        "Infinity|finite_number",
        "1000000000000000000000000000000|1000000000000000000000000000000",
        "\"111111111111111111111111111111\"|111111111111111111111111111111",
        "null|int_type",
        "[]|int_type",
        "{}|int_type"
      })
  void integersAreReadLaxly(String json, String expected) {
    assertThat(Reading.of(Types.BIG_INTEGER, json).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647, 2147483647",
    "2147483648, int_parsing_size",
    "-2147483649, int_parsing_size",
    "-1000000000000000000000000000000, int_parsing_size"
  })
  void integersThatAreStoredHaveASize(String json, String expected) {
    assertThat(Reading.of(Types.INT, json).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, greater_than",
    "1, 1",
    "50, 50",
    "51, less_than_equal",
    "-1000000000000000000000000000000, greater_than",
    "1000000000000000000000000000000, less_than_equal"
  })
  void integersHaveBounds(String json, String expected) {
    assertThat(Reading.of(Types.INT.moreThan(0).atMost(50), json).text()).isEqualTo(expected);
  }

  @Test
  void aBoundNamesItsLimit() {
    FieldError error = Reading.of(Types.INT.atLeast(60), "5").errors().getFirst();

    assertThat(error.msg()).isEqualTo("Input should be greater than or equal to 60");
    assertThat(String.valueOf(error.ctx())).isEqualTo("{\"ge\":60}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true|true",
        "false|false",
        "0|false",
        "1|true",
        "2|bool_parsing",
        "-1|bool_parsing",
        "0.0|false",
        "1.0|true",
        "1.5|bool_type",
        "1000.0|bool_parsing",
        "-1.0|bool_parsing",
        "1e300|bool_type",
        "1000000000000000000000000000000|bool_type",
        "\"t\"|true",
        "\"Yes\"|true",
        "\"on\"|true",
        "\"OFF\"|false",
        "\"n\"|false",
        "\"0\"|false",
        "\"truE\"|true",
        "\" yes\"|bool_parsing",
        "\"maybe\"|bool_parsing",
        "\"\"|bool_parsing",
        "null|bool_type",
        "[]|bool_type"
      })
  void booleansAreReadLaxly(String json, String expected) {
    assertThat(Reading.of(Types.BOOL, json).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1|1.0",
        "true|1.0",
        "\"1.5\"|1.5",
        "\" 1.5 \"|1.5",
        "\"1_0.5\"|10.5",
        "\".5\"|0.5",
        "\"5.\"|5.0",
        "\"1e5\"|100000.0",
        "\"x\"|float_parsing",
        "\"0x1p3\"|float_parsing",
        "\"\"|float_parsing",
        "-1|greater_than_equal",
        "NaN|finite_number",
        "\"inf\"|finite_number",
        "1e999|finite_number",
        "null|float_type",
        "[]|float_type"
      })
  void floatsAreReadLaxly(String json, String expected) {
    assertThat(Reading.of(Types.FLOAT.atLeast(0), json).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"a b:c\"|a b:c",
        "\"\"|string_pattern_mismatch",
        "\"a/b\"|string_pattern_mismatch",
        "\"100%\"|string_pattern_mismatch",
        "\"abcdef\"|string_too_long",
        "\"öäü𝄞x\"|öäü𝄞x",
        "5|string_type",
        "null|string_type",
        "[\"x\"]|string_type"
      })
  void stringsAreStrict(String json, String expected) {
    assertThat(Reading.of(Types.NAME.atMost(5), json).text()).isEqualTo(expected);
  }

  @Test
  void aChoiceIsExact() {
    Type<Sort> type = Types.choice(Sort.class);

    assertThat(Reading.of(type, "\"UP\"").value()).isEqualTo(Sort.UP);
    assertThat(Reading.of(type, "\"up\"").text()).isEqualTo("enum");
    assertThat(Reading.of(type, "null").text()).isEqualTo("enum");
    assertThat(Reading.of(type, "1").errors().getFirst().msg())
        .isEqualTo("Input should be 'UP' or 'DOWN'");
  }

  @Test
  void everyItemOfAListHasAnErrorOfItsOwn() {
    assertThat(Reading.of(Types.list(Types.STRING), "[1, \"a\", null]").places())
        .containsExactly("string_type@body.0", "string_type@body.2");
    assertThat(Reading.of(Types.list(Types.STRING), "{}").text()).isEqualTo("list_type");
    assertThat(Reading.of(Types.nonEmptyList(Types.STRING), "[]").text()).isEqualTo("too_short");
    assertThat(Reading.of(Types.nonEmptyList(Types.STRING), "[\"a\"]").text()).isEqualTo("[a]");
  }

  @Test
  void whatPostgresHasNotBecomesNull() {
    assertThat(Reading.of(Types.OBJECT, "{\"a\":[NaN,{\"b\":-Infinity},1]}").text())
        .isEqualTo("{\"a\":[null,{\"b\":null},1]}");
    assertThat(Reading.of(Types.ANY, "Infinity").text()).isEqualTo("null");
    assertThat(Reading.of(Types.OBJECT, "[NaN]").text()).isEqualTo("dict_type");
  }

  @Test
  void labelsAreScalars() {
    assertThat(Reading.of(Types.LABELS, "null").text()).isEqualTo("{}");
    assertThat(Reading.of(Types.LABELS, "{\"a\":1.0,\"b\":true,\"c\":\"x\"}").text())
        .isEqualTo("{\"a\":1.0,\"b\":true,\"c\":\"x\"}");
    assertThat(Reading.of(Types.LABELS, "[]").text()).isEqualTo("dict_type");
    assertThat(Reading.of(Types.LABELS, "{\"a\":[1]}").places())
        .containsExactly(
            "bool_type@body.a.bool",
            "int_type@body.a.int",
            "float_type@body.a.float",
            "string_type@body.a.str");
  }

  @Test
  void aUnionTellsTheErrorsOfAllItsTypes() {
    Map<String, Type<?>> tried = new LinkedHashMap<>();
    tried.put("int", Types.INT);
    tried.put("bool", Types.BOOL);
    Type<Object> type = Types.anyOf(tried);

    assertThat(Reading.of(type, "\"yes\"").value()).isEqualTo(true);
    assertThat(Reading.of(type, "7").value()).isEqualTo(7);
    assertThat(Reading.of(type, "[]").places())
        .containsExactly("int_type@body.int", "bool_type@body.bool");
  }

  @Test
  void whatAFunctionRefusesIsAValueError() {
    Type<Integer> type = Types.STRING.parse(Integer::valueOf);

    assertThat(Reading.of(type, "\"7\"").value()).isEqualTo(7);
    assertThat(Reading.of(type, "\"x\"").errors().getFirst().msg())
        .isEqualTo("Value error, For input string: \"x\"");
  }

  @Test
  void longTextsThatAreNoValuesAreRefusedAtOnce() {
    int length = 1_000_000;

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(read(Types.INT, "x" + " ".repeat(length) + "x")).isEqualTo("int_parsing_size");
          assertThat(read(Types.BIG_INTEGER, "1" + "_1".repeat(2149))).startsWith("11");
          assertThat(read(Types.FLOAT, "x" + " ".repeat(length) + "x")).isEqualTo("float_parsing");
          assertThat(read(Types.FLOAT, "1" + "_1".repeat(length) + "x")).isEqualTo("float_parsing");
          assertThat(read(Types.DATE_TIME, "9".repeat(length))).isEqualTo("value_error");
          assertThat(read(Types.DURATION, "P" + "9".repeat(length) + "Y"))
              .isEqualTo("time_delta_parsing");
        });
  }

  private static String read(Type<?> type, String text) {
    return Reading.of(type, '"' + text + '"').text();
  }
}
