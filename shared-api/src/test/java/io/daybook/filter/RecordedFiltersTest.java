package io.daybook.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.FieldError;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What the reference said of every recorded body of a list, page or count, is said here too. */
class RecordedFiltersTest {

  private static final String ID = "00000000-0000-4000-8000-000000000001";
  private static final Pattern TIME = Pattern.compile("(?<=(before_|after_)\":\")\\$\\{[^}]*}");
  private static final Pattern BRACES = Pattern.compile("\\$\\{[^}]*\\|braces}");
  private static final Pattern ANY = Pattern.compile("\\$\\{[^}]*}");

  private record Case(String id, String path, String body, JsonNode expected) {}

  @TestFactory
  Stream<DynamicTest> deployments() throws IOException {
    return cases().stream().map(c -> DynamicTest.dynamicTest(c.id + " " + c.body, () -> check(c)));
  }

  private static List<Case> cases() throws IOException {
    Path root = Path.of(System.getProperty("daybook.root", ".."));
    List<Case> cases = new ArrayList<>();
    for (String line : Files.readAllLines(root.resolve("conformance/cases.jsonl"))) {
      JsonNode c = Json.parse(line);
      String path = c.path("path").asString("");
      if (Set.of("/deployments/filter", "/deployments/paginate", "/deployments/count")
              .contains(path)
          && c.get("method").stringValue().equals("POST")
          && !c.has("headers")) {
        String body = c.has("raw") ? c.get("raw").stringValue() : c.path("body").toString();
        cases.add(new Case(c.get("id").stringValue(), path, filled(body), c.get("expect")));
      }
    }
    assertThat(cases).hasSizeGreaterThan(700);
    return cases;
  }

  private static String filled(String body) {
    String withTimes = TIME.matcher(body).replaceAll("2026-01-01T00:00:00Z");
    String withBraces = BRACES.matcher(withTimes).replaceAll("{" + ID + "}");
    return ANY.matcher(withBraces).replaceAll(ID);
  }

  private static void check(Case c) {
    String status = c.expected.get("status").asString();
    Object answer = read(c);
    if (status.equals("200")) {
      assertThat(answer).isInstanceOf(Record.class).isNotInstanceOf(ApiError.class);
      return;
    }
    assertThat(answer).isInstanceOf(ApiError.class);
    JsonNode error = c.expected.path("error");
    if (error.has("errors")) {
      assertThat(places(((ApiError.Invalid) answer).errors()))
          .isEqualTo(recordedPlaces(error.get("errors")));
    } else if (error.has("detail")) {
      assertThat(answer).isEqualTo(new ApiError.Detail(422, error.get("detail").stringValue()));
    }
  }

  private static Object read(Case c) {
    try {
      JsonBody body = JsonBody.parse(c.body.getBytes(StandardCharsets.UTF_8));
      return switch (c.path) {
        case "/deployments/filter" -> DeploymentQuery.listing(body, 200);
        case "/deployments/paginate" -> DeploymentQuery.page(body, 200);
        default -> DeploymentQuery.count(body);
      };
    } catch (ApiException e) {
      return e.error();
    }
  }

  private static Set<String> places(List<FieldError> errors) {
    Set<String> places = new TreeSet<>();
    errors.forEach(
        e -> places.add(e.type().equals("json_invalid") ? e.type() : e.type() + e.loc()));
    return places;
  }

  private static Set<String> recordedPlaces(JsonNode errors) {
    Set<String> places = new TreeSet<>();
    for (JsonNode error : errors) {
      String type = error.get(0).stringValue();
      List<String> loc = new ArrayList<>();
      error.get(1).forEach(step -> loc.add(step.asString()));
      places.add(type.equals("json_invalid") ? type : type + loc);
    }
    return places;
  }
}
