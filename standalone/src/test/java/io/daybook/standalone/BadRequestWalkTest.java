package io.daybook.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint, asked as no client should ask: the client is told so, and nobody is blamed. */
class BadRequestWalkTest {

  private static final String ID = "8a2f0000-0000-4000-8000-000000000001";
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:(?:[^{}]|\\{[^{}]*})*)?}");
  private static final int PATIENCE_MILLIS = 60_000;

  private static TestServer server;
  private static List<Route> routes;

  private record Route(String method, String path) {}

  /** What is wrong with a request. */
  enum Kind {
    FORM_WITHOUT_BOUNDARY("", "Content-Type: multipart/form-data\r\nContent-Length: 0\r\n", ""),
    FORM("", "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4\r\n", "%zz="),
    QUERY_WITHOUT_NAME("?=1", "Content-Length: 0\r\n", ""),
    QUERY_OF_NO_CHARACTERS("?a=%zz&limit=%", "Content-Length: 0\r\n", ""),
    QUERY_OF_TOO_MANY("?" + "a=1&".repeat(1_500), "Content-Length: 0\r\n", ""),
    NO_CHUNKS("", "Transfer-Encoding: chunked\r\n", "{\"name\": \"x\"}"),
    UNKNOWN_CODING("", "Content-Encoding: deflate\r\nContent-Length: 2\r\n", "{}"),
    CHARSET_OF_NO_NAME("", "Content-Type: a/json; charset=\"\"\r\nContent-Length: 2\r\n", "{}"),
    NO_JSON("", "Content-Type: application/json\r\nContent-Length: 2\r\n", "{]"),
    NOT_AN_OBJECT("", "Content-Type: application/json\r\nContent-Length: 4\r\n", "[[]]"),
    POSITION_OF_NO_LOG("", "Daybook-Min-Position: x\r\nContent-Length: 0\r\n", "");

    private final String query;
    private final String headers;
    private final String body;

    Kind(String query, String headers, String body) {
      this.query = query;
      this.headers = headers;
      this.body = body;
    }
  }

  @BeforeAll
  static void start() {
    server = TestServer.start();
    routes = routes();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void noEndpointTakesABadRequestForABugOfItsOwn(Kind kind) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Route route : routes) {
      String answer = firstLine(request(route, kind));
      if (!answer.matches("HTTP/1.1 [234]\\d\\d .*")) {
        wrong.add(route + ": " + answer);
      }
    }

    assertThat(routes).hasSizeGreaterThan(150);
    assertThat(wrong).isEmpty();
  }

  @Test
  void aMethodThatAPathHasNotIsAnsweredWithThoseThatItHas() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String path : new TreeSet<>(routes.stream().map(Route::path).toList())) {
      Set<String> own = methodsOf(path);
      String answer = answer("PROPFIND " + path + head("Content-Length: 0\r\n"));
      String allow = "\r\nAllow: " + String.join(", ", own) + "\r\n";
      boolean tellsThem = answer.startsWith("HTTP/1.1 405") && answer.contains(allow);
      if (!tellsThem && !namesAnAbsentPart(answer)) {
        wrong.add(path + ": " + own + " but " + answer);
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** Of what Prefect has there, only what clients read in passing is answered. */
  private static boolean namesAnAbsentPart(String answer) {
    return answer.startsWith("HTTP/1.1 404") && answer.contains("are not part of this server");
  }

  @Test
  void optionsAreTheMethodsThatAPathHas() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String path : new TreeSet<>(routes.stream().map(Route::path).toList())) {
      Set<String> own = methodsOf(path);
      String answer = answer("OPTIONS " + path + head("Content-Length: 0\r\n"));
      String allow = "\r\nAllow: " + String.join(", ", own) + "\r\n";
      if (!answer.startsWith("HTTP/1.1 200") || !answer.contains(allow)) {
        wrong.add(path + ": " + own + " but " + answer);
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static Set<String> methodsOf(String path) {
    Set<String> methods = new TreeSet<>();
    routes.stream().filter(r -> r.path().equals(path)).forEach(r -> methods.add(r.method()));
    return methods;
  }

  private static String request(Route route, Kind kind) {
    return route.method() + " " + route.path() + kind.query + head(kind.headers) + kind.body;
  }

  private static String head(String headers) {
    return " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
  }

  /** Of an answer that may never end. */
  private static String firstLine(String request) throws IOException {
    try (Socket socket = sent(request)) {
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200 ".length());
      return new String(line, ISO_8859_1);
    }
  }

  private static String answer(String request) throws IOException {
    try (Socket socket = sent(request)) {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static Socket sent(String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.api().getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    return socket;
  }

  private static List<Route> routes() {
    return server
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .flatMap(BadRequestWalkTest::routes)
        .filter(route -> route.path().startsWith("/api/"))
        .toList();
  }

  private static Stream<Route> routes(RequestMappingInfo info) {
    return info.getPatternValues().stream()
        .flatMap(path ->
            info.getMethodsCondition().getMethods().stream()
                .map(method -> new Route(method.name(), filled(path))));
  }

  private static String filled(String path) {
    return VARIABLE.matcher(path).replaceAll(BadRequestWalkTest::value);
  }

  private static String value(MatchResult variable) {
    String form = variable.group(2) == null ? "" : variable.group(2);
    String value = form.contains("a-f") ? ID : form.contains("0-9") ? "1" : "x";
    return Matcher.quoteReplacement(value);
  }
}
