package io.daybook.wire;

import static io.daybook.wire.JsonBodyTest.body;
import static io.daybook.wire.JsonBodyTest.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

  private record Item(int size) {

    static final Type<Item> TYPE =
        Types.model(in -> {
          int size = in.optional("size", Types.INT, 1);
          return in.strict(() -> new Item(size));
        });
  }

  private record Thing(
      String name, Field<String> text, List<Item> items, boolean on, @Nullable Integer many) {

    Thing {
      // A value is never built of what could not be read.
      assertThat(name).isNotNull();
    }

    static Thing read(JsonBody body) {
      return body.model(in -> {
        String name = in.required("name", Types.NAME);
        Field<String> text = in.nullable("text", Types.STRING);
        List<Item> items = in.optional("items", Types.list(Item.TYPE), List.of());
        boolean on = in.optional("on", Types.BOOL, true);
        Integer many = in.orNull("many", Types.INT);
        in.ignore("old");
        return in.strict(() -> new Thing(name, text, items, on, many));
      });
    }
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    assertThat(Thing.read(body("{\"name\":\"a\"}")))
        .isEqualTo(new Thing("a", Field.absent(), List.of(), true, null));
  }

  @Test
  void whatIsSentIsTheValue() {
    String json =
        "{\"name\":\"a\",\"text\":\"t\",\"items\":[{\"size\":2},{}],\"on\":\"no\",\"many\":3,"
            + "\"old\":[]}";

    assertThat(Thing.read(body(json)))
        .isEqualTo(new Thing("a", Field.of("t"), List.of(new Item(2), new Item(1)), false, 3));
  }

  @Test
  void nullIsToldFromAbsent() {
    assertThat(Thing.read(body("{\"name\":\"a\",\"text\":null}")).text()).isEqualTo(Field.ofNull());
  }

  @Test
  void everythingThatIsWrongIsTold() {
    String json = "{\"text\":5,\"items\":[{\"size\":\"x\",\"y\":1},5],\"on\":null,\"z\":{}}";

    assertThat(errors(() -> Thing.read(body(json))))
        .containsExactly(
            "missing@body.name",
            "string_type@body.text",
            "int_parsing@body.items.0.size",
            "extra_forbidden@body.items.0.y",
            "model_attributes_type@body.items.1",
            "bool_type@body.on",
            "extra_forbidden@body.z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"x\"", "5", "false"})
  void whatIsNoObjectIsRefused(String json) {
    assertThat(errors(() -> Thing.read(body(json)))).containsExactly("model_attributes_type@body");
  }

  @Test
  void aFieldIsLaidOverWhatThereWas() {
    assertThat(Field.<String>absent().over("old")).isEqualTo("old");
    assertThat(Field.<String>ofNull().over("old")).isNull();
    assertThat(Field.of("new").over("old")).isEqualTo("new");
    assertThat(Field.of("new").map(String::length)).isEqualTo(Field.of(3));
    assertThat(Field.<String>ofNull().isSent()).isTrue();
    assertThat(Field.<String>absent().isSent()).isFalse();
  }
}
