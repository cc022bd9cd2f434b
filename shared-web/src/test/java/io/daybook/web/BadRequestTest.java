package io.daybook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients should not send is theirs to mend: it is answered 4xx, and said so. */
class BadRequestTest extends WebTest {

  private static final String JSON = "Content-Type: application/json";
  private static final String CHUNKED = "Transfer-Encoding: chunked";
  private static final String MALFORMED_QUERY =
      "{\"detail\":\"There was an error parsing the query\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "multipart/mixed",
        "application/x-www-form-urlencoded"
      })
  void aFormIsABodyThatIsNotRead(String type) throws Exception {
    HttpResponse<String> filter =
        post("/api/things/filter", "--x\r\n{\"limit\": 3}", "Content-Type", type);
    HttpResponse<String> named =
        post("/api/things/posted", "name=%zz&name=b", "Content-Type", type);

    assertThat(filter.body()).isEqualTo("{\"limit\":200}");
    assertThat(named.body()).isEqualTo("{\"name\":null}");
    assertThat(get("/api/health", "Content-Type", type).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "PUT", "DELETE"})
  void aFormIsNotReadForOtherMethodsEither(String method) throws Exception {
    String form = "a=%zz&b";
    String answer =
        RawRequest.of(
                method + " /api/things/anything",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length())
            .text(form)
            .answer(port);

    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"body\":\"a=%zz&b\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?=1", "?a=%zz", "?how_many=%", "?%zz=1", "?%=", "?a=%ff", "?a=%e4"})
  void aQueryThatCanNotBeDecodedIsRefused(String query) throws Exception {
    String answer = RawRequest.of("GET /api/asked" + query).answer(port);

    assertThat(answer).startsWith("HTTP/1.1 400").endsWith(MALFORMED_QUERY);
  }

  @Test
  void aQueryOfMoreThanAThousandParametersIsRefused() throws Exception {
    String answer = RawRequest.of("GET /api/asked?" + "a=1&".repeat(1_500)).answer(port);

    assertThat(answer).startsWith("HTTP/1.1 400").endsWith(MALFORMED_QUERY);
  }

  @Test
  void ourOwnEndpointsSaySoAsAProblem() throws Exception {
    String answer = RawRequest.of("GET /api/own/named?after=%").answer(port);

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("\"detail\":\"There was an error parsing the query\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"x\"}",
        "zz\r\n{}\r\n0\r\n\r\n",
        "-5\r\n{}\r\n0\r\n\r\n",
        "fffffffffffff\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}\r\n0\r\nno header\r\n\r\n"
      })
  void aBodyOfChunksThatHasNoneIsRefused(String body) throws Exception {
    String prefect = RawRequest.of("POST /api/things/", CHUNKED, JSON).text(body).answer(port);
    String own = RawRequest.of("POST /api/own", CHUNKED, JSON).text(body).answer(port);

    assertThat(prefect)
        .startsWith("HTTP/1.1 400")
        .endsWith("{\"detail\":\"There was an error parsing the body\"}");
    assertThat(own)
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("\"detail\":\"There was an error parsing the body\"");
  }

  @Test
  void whoseBodyIsNotWantedMayChunkItBadly() throws Exception {
    String answer = RawRequest.of("GET /api/health", CHUNKED).text("no chunk").answer(port);

    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deflate", "gzip", "br", "nonsense", "gzip, identity"})
  void aPackedBodyIsRefused(String encoding) throws Exception {
    HttpResponse<String> answer =
        post("/api/things/filter", "{\"limit\": 3}", "Content-Encoding", encoding);

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
    assertThat(answer.body()).contains("Unsupported Content-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "Identity", " "})
  void aBodyThatIsSaidToBePlainIsRead(String encoding) throws Exception {
    assertThat(post("/api/things/filter", "{\"limit\": 3}", "Content-Encoding", encoding).body())
        .isEqualTo("{\"limit\":3}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "", "nonsense", "\"", "utf-16", "%"})
  void theCharsetThatAClientNamesIsOfNoInterest(String charset) throws Exception {
    String answer =
        RawRequest.of(
                "POST /api/things/filter",
                "Content-Type: application/json; charset=" + charset,
                "Content-Length: 12")
            .text("{\"limit\": 3}")
            .answer(port);

    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"limit\":3}");
  }

  /** As Prefect's JSON reader does, whatever the content type says. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
  void aBodyMayBeInAnotherUnicode(String charset) throws Exception {
    byte[] body = "{\"limit\": 3}".getBytes(Charset.forName(charset));
    String answer =
        RawRequest.of("POST /api/things/filter", JSON, "Content-Length: " + body.length)
            .bytes(body)
            .answer(port);

    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"limit\":3}");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xff, 0xc3, 0x00})
  void aBodyThatIsNoUnicodeIsNoJson(int lastByte) throws Exception {
    byte[] body = {'{', '"', (byte) lastByte};
    String answer =
        RawRequest.of("POST /api/things/filter", JSON, "Content-Length: " + body.length)
            .bytes(body)
            .answer(port);

    assertThat(answer).startsWith("HTTP/1.1 422").contains("json_invalid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/things/v2/filter|POST",
        "/api/things/v2/anything|DELETE, GET",
        "/api/things/filter|POST",
        "/api/own/things|POST"
      })
  void onlyTheMethodsOfThePathItselfAreAllowed(String path, String methods) throws Exception {
    HttpResponse<String> answer =
        send(request(path).method("PUT", java.net.http.HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue(methods);
    assertThat(RawRequest.of("OPTIONS " + path).answer(port))
        .startsWith("HTTP/1.1 200")
        .contains("\r\nAllow: " + methods + "\r\n");
  }

  @Test
  void everyRefusalOfTomcatIsJson() throws Exception {
    String answer =
        RawRequest.of("POST /api/things/", "Content-Length: 1", "Content-Length: 2").answer(port);

    assertThat(answer).startsWith("HTTP/1.1 400").endsWith("{\"detail\":\"Bad Request\"}");
    assertThat(answer.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }
}
