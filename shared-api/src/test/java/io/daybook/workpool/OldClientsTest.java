package io.daybook.workpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class OldClientsTest {

  @Test
  void clientsUpTo337DoNotGetTheKey() {
    assertThat(keptFor("prefect/3.3.7 (API 0.8.4)")).isFalse();
    assertThat(keptFor("prefect/3.0.11rc1 (API 0.8.4)")).isFalse();
    assertThat(keptFor("prefect/2.20.0 (API 0.8.4)")).isFalse();
  }

  @Test
  void everybodyElseDoes() {
    assertThat(keptFor("prefect/3.3.8 (API 0.8.4)")).isTrue();
    assertThat(keptFor("prefect/3.10.0 (API 0.8.4)")).isTrue();
    assertThat(keptFor("curl/8")).isTrue();
    assertThat(keptFor(null)).isTrue();
  }

  private static boolean keptFor(@Nullable String userAgent) {
    ObjectNode pool = Json.object();
    pool.putObject("storage_configuration").putNull("default_result_storage_block_id");
    return OldClients.readable(pool, userAgent)
        .path("storage_configuration")
        .has("default_result_storage_block_id");
  }
}
