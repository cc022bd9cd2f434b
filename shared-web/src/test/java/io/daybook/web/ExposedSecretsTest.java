package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposedSecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daybook.auth.string=admin:s3cret",
        "--daybook.auth.string=s3cret",
        "-Ddaybook.auth.string=s3cret",
        "--DAYBOOK.AUTH.STRING=s3cret",
        "--daybook.postgres.password=s3cret",
        "--daybook.elasticsearch.password=s3cret=",
        "--daybook.elasticsearch.api-key=s3cret",
        "--daybook.elasticsearch.apiKey=s3cret",
        "--daybook.elasticsearch.api_key=s3cret",
        "--spring.datasource.password=s3cret",
        "--daybook.postgres.url=jdbc:postgresql://h/d?user=u&password=s3cret",
        "--daybook.postgres.url=jdbc:postgresql://h/d?PASSWORD=s3cret",
        "--daybook.elasticsearch.url=https://elastic:s3cret@search:9200"
      })
  void refusesASecretAndDoesNotSayIt(String word) {
    assertThatThrownBy(() -> ExposedSecrets.refuse("serve", "--port", "1", word))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "daybook.auth.string=",
        "--daybook.api.default-limit=50",
        "--daybook.postgres.username=password",
        "--daybook.postgres.url=jdbc:postgresql://h:5432/d?user=u&passwordless=x",
        "--daybook.postgres.url=jdbc:postgresql://h/d?password=",
        "--daybook.elasticsearch.url=http://search:9200",
        "--daybook.elasticsearch.url=http://elastic@search:9200/p",
        "--data=/d/a=b"
      })
  void takesWhatTellsNone(String word) {
    assertThatCode(() -> ExposedSecrets.refuse(word)).doesNotThrowAnyException();
  }

  @Test
  void saysWhereTheSecretBelongs() {
    assertThatThrownBy(() -> ExposedSecrets.refuse("--daybook.elasticsearch.api-key=x"))
        .hasMessageStartingWith("daybook.elasticsearch.api-key tells a secret")
        .hasMessageContaining("DAYBOOK_ELASTICSEARCH_APIKEY")
        .hasMessageContaining("--settings FILE");
  }

  @Test
  void namesTheSettingAsItWasWritten() {
    assertThat(ExposedSecrets.told("--daybook.Elasticsearch.apiKey=x"))
        .contains("daybook.Elasticsearch.apiKey");
  }
}
