package io.daybook.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.ApiError;
import io.daybook.wire.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalKindTest {

  @ParameterizedTest
  @CsvSource({
    "403, false, REFUSED",
    "404, false, REFUSED",
    "409, true, REFUSED",
    "422, true, REFUSED",
    "400, true, REFUSED",
    "400, false, MALFORMED",
    "413, false, MALFORMED",
    "413, true, REFUSED",
    "410, true, NONE",
    "429, true, NONE",
    "501, false, NONE",
    "503, true, NONE"
  })
  void theStatusTells(int status, boolean decided, RefusalKind kind) {
    assertThat(RefusalKind.of(new ApiError.Detail(status, "why"), decided)).isEqualTo(kind);
    assertThat(RefusalKind.of(new ApiError.Message(status, "why"), decided)).isEqualTo(kind);
  }

  @Test
  void errorsOfFieldsAreMistakesOfForm() {
    FieldError rule = error("value_error", "body");
    FieldError field = error("value_error", "body", "name");
    FieldError form = error("model_attributes_type", "body");

    assertThat(kind(rule)).isEqualTo(RefusalKind.REFUSED);
    assertThat(kind(field)).isEqualTo(RefusalKind.MALFORMED);
    assertThat(kind(form)).isEqualTo(RefusalKind.MALFORMED);
    assertThat(kind(rule, field)).isEqualTo(RefusalKind.MALFORMED);
    assertThat(RefusalKind.text(invalid(rule, rule))).isEqualTo("why; why");
  }

  private static RefusalKind kind(FieldError... errors) {
    return RefusalKind.of(invalid(errors), false);
  }

  private static ApiError invalid(FieldError... errors) {
    return new ApiError.Invalid(List.of(errors), null);
  }

  private static FieldError error(String type, Object... loc) {
    return new FieldError(type, List.of(loc), "why", null, null);
  }
}
