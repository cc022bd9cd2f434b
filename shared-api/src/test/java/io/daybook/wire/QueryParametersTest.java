package io.daybook.wire;

import static io.daybook.wire.JsonBodyTest.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

  private static final String ID = "00000000-0000-4000-8000-00000000000a";

  private record Asked(UUID id, int limit, Instant since) {

    static @Nullable Asked read(Parameters in) {
      UUID id = in.required("id", Types.UUID);
      int limit = in.optional("limit", Types.INT.atLeast(1), 7);
      Instant since = in.optional("since", Types.INSTANT, Instant.MIN);
      return in.build(() -> new Asked(id, limit, since));
    }
  }

  @Test
  void textsAreReadAsTheirTypes() {
    assertThat(read(Map.of("id", List.of(ID), "limit", List.of("1.0"), "since", List.of("5"))))
        .isEqualTo(new Asked(UUID.fromString(ID), 1, Instant.ofEpochSecond(5)));
    assertThat(read(Map.of("id", List.of(ID), "unknown", List.of("x"))).limit()).isEqualTo(7);
  }

  @Test
  void theLastValueCounts() {
    assertThat(read(Map.of("id", List.of("zz", ID), "limit", List.of("1", "2"))).limit())
        .isEqualTo(2);
    assertThat(errors(() -> read(Map.of("id", List.of(ID, "zz")))))
        .containsExactly("uuid_parsing@query.id");
  }

  @Test
  void allErrorsAreToldAndAnEmptyTextIsOne() {
    assertThat(
            errors(
                () -> read(Map.of("id", List.of(""), "limit", List.of("0"), "since", List.of("")))))
        .containsExactlyInAnyOrder(
            "uuid_parsing@query.id", "greater_than_equal@query.limit", "value_error@query.since");
    assertThat(errors(() -> read(Map.of()))).containsExactly("missing@query.id");
  }

  private static Asked read(Map<String, List<String>> query) {
    return Parameters.ofQuery(query, Asked::read);
  }
}
