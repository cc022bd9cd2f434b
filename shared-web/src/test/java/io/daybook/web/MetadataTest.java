package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.Log;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MetadataTest extends WebTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @Test
  void whatTheClientSaysOfItselfIsKept() throws Exception {
    JsonNode metadata =
        json(
            get(
                "/api/metadata",
                "traceparent",
                "00-" + TRACE + "-b7ad6b7169203331-01",
                "User-Agent",
                "prefect/3.9.1 (API 0.8.4)",
                "x-prefect-worker-name",
                "w1",
                "Daybook-Reason",
                "ticket 5"));

    assertThat(metadata.get("requestId").stringValue()).isEqualTo(TRACE);
    assertThat(metadata.get("userAgent").stringValue()).isEqualTo("prefect/3.9.1 (API 0.8.4)");
    assertThat(metadata.get("workerName").stringValue()).isEqualTo("w1");
    assertThat(metadata.get("reason").stringValue()).isEqualTo("ticket 5");
    assertThat(metadata.get("sourceAddress").stringValue()).isEqualTo("127.0.0.1");
    assertThat(metadata.at("/actor/type").stringValue()).isEqualTo("WORKER");
    assertThat(metadata.at("/actor/displayValue").stringValue()).isEqualTo("w1");
    assertThat(metadata.at("/actor/verified").booleanValue()).isFalse();
  }

  @Test
  void anAutomationIsNamed() throws Exception {
    JsonNode metadata =
        json(
            get(
                "/api/metadata",
                "prefect-automation-id",
                "00000000-0000-4000-8000-000000000001",
                "prefect-automation-name",
                "bmlnaHRseQ=="));

    assertThat(metadata.at("/actor/type").stringValue()).isEqualTo("AUTOMATION");
    assertThat(metadata.at("/actor/displayValue").stringValue()).isEqualTo("nightly");
  }

  @Test
  void aRequestWithoutATraceGetsAnIdOfItsOwn() throws Exception {
    HttpResponse<String> one = get("/api/metadata");
    HttpResponse<String> two = get("/api/metadata");

    assertThat(json(one).get("requestId").stringValue())
        .matches("[0-9a-f]{32}")
        .isEqualTo(one.headers().firstValue("X-Request-Id").orElseThrow())
        .isNotEqualTo(json(two).get("requestId").stringValue());
    assertThat(json(one).at("/actor/type").stringValue()).isEqualTo("ANONYMOUS");
  }

  @Test
  void outsideOfARequestTheSystemItselfActs() {
    assertThat(RequestContext.current()).isNull();
    assertThat(RequestContext.currentMetadata()).isEqualTo(EventMetadata.SYSTEM);
    RequestContext.recordPosition(Log.LEDGER, 5);
  }
}
