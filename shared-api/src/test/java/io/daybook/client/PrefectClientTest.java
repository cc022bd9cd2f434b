package io.daybook.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefectClientTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.20.0",
        "3.0.0rc20",
        "3.0.3",
        "3.0.11rc1",
        "3.3.7",
        "3.3.7.0",
        "3.3.7rc2",
        "3.3.7.dev3",
        "3.3.7.dev1+2.gabc"
      })
  void clientsUpTo337CanNotReadWhereResultsAreStored(String version) {
    assertThat(client(version).readsResultStorage()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3.3.8",
        "3.3.8rc1",
        "3.3.7.post1",
        "3.3.7+2.gabc",
        "3.3.7.post1.dev2",
        "3.3.7.1",
        "3.10.0",
        "10.0.0"
      })
  void laterOnesCan(String version) {
    assertThat(client(version).readsResultStorage()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "3.4.10, false",
    "3.4.11rc1, false",
    "3.4.11.dev2, false",
    "3.4.11, true",
    "3.4.11+1.g0, true",
    "3.5.0.dev1, true",
    "3.9.1, true"
  })
  void leasesAreRenewedFrom3411On(String version, boolean renews) {
    assertThat(client(version).renewsLeases()).isEqualTo(renews);
  }

  @ParameterizedTest
  @CsvSource({
    "3.0.0rc19, false",
    "3.0.0rc20, true",
    "3.0.0, true",
    "3.0.1, true",
    "3.0.2, true",
    "3.0.3, true",
    "3.0.3.0, false",
    "3.0.4, false"
  })
  void someWorkersTakeSlotsByThemselves(String version, boolean takes) {
    assertThat(client(version).takesDeploymentSlots()).isEqualTo(takes);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "curl/8",
        "prefect/3.0.3",
        "prefect/3.0 (API 0.8.4)",
        "prefect/3.0.3-1 (API 0.8.4)",
        "prefect/3.0.3xyz (API 0.8.4)",
        "prefect/99999999999.0.0 (API 0.8.4)",
        "x prefect/3.0.3 (API 0.8.4)",
        "prefect/3.0.3 (API 0.8.4) x"
      })
  void whoIsNoClientOfPrefectsReadsAllAndDoesNothingByItself(String userAgent) {
    PrefectClient other = PrefectClient.of(userAgent);

    assertThat(other).isEqualTo(PrefectClient.OTHER);
    assertThat(other.readsResultStorage()).isTrue();
    assertThat(other.renewsLeases()).isFalse();
    assertThat(other.takesDeploymentSlots()).isFalse();
  }

  @Test
  void releasesAreOrderedByTheirNumbers() {
    assertThat(PythonVersion.ofRelease(3, 10)).isGreaterThan(PythonVersion.ofRelease(3, 9, 9));
    assertThat(PythonVersion.ofRelease(3)).isEqualByComparingTo(PythonVersion.ofRelease(3, 0, 0));
  }

  private static PrefectClient client(String version) {
    return PrefectClient.of("prefect/" + version + " (API 0.8.4)");
  }
}
