package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.ledger.LedgerEvent;
import io.daybook.query.testing.ReadServer;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is asked, a word more that nothing has does not take anything from the answer. */
class UnknownWordsTest {
  private static final int EVERY = 15;
  private static final int ROUNDS = 25;
  private static final int SHORTEST_WITH_TYPO = 3;
  private static final long SEED = System.nanoTime();

  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

  private final Random random = new Random(SEED);

  private static List<JsonNode> deployments;
  private static ReadServer server;

  @BeforeAll
  static void someDeployments() throws Exception {
    List<JsonNode> all = JudgedSet.read().deployments();
    deployments = new ArrayList<>();
    for (int i = 0; i < all.size(); i += EVERY) {
      deployments.add(all.get(i));
    }
    server = new ReadServer();
    JudgedSet some = new JudgedSet(deployments, List.of(), List.of());
    server.append(JudgedEvents.of(some).toArray(LedgerEvent[]::new));
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  @Test
  void changesNothingWhereNothingIsLikeIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String q = query();
      String unknown = word("qxzjvwk", 8 + random.nextInt(5));
      String more = random.nextBoolean() ? beside(q, unknown) : joined(q, unknown);

      JsonNode without = search(q);
      JsonNode with = search(more);

      String as = "seed %d: %s and %s".formatted(SEED, q, more);
      assertThat(FoundNames.of(with)).as(as).isEqualTo(FoundNames.of(without));
      assertThat(with.path("count")).as(as).isEqualTo(without.path("count"));
      assertThat(unknownWords(with)).as(as).contains(unknown);
    }
  }

  @Test
  void emptiesNothingWhateverIsLikeIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String q = query();
      String more = beside(q, nearlyAWord());

      if (!FoundNames.of(search(q)).isEmpty()) {
        assertThat(FoundNames.of(search(more)))
            .as("seed %d: %s and %s", SEED, q, more)
            .isNotEmpty();
      }
    }
  }

  /** Up to five words of a deployment, perhaps with a typo, an end that is missing, an article. */
  private String query() {
    JsonNode d = deployments.get(random.nextInt(deployments.size()));
    List<String> words = words(d, SEPARATORS);
    int from = random.nextInt(words.size());
    List<String> asked =
        new ArrayList<>(words.subList(from, Math.min(words.size(), from + 1 + random.nextInt(5))));
    if (random.nextInt(4) == 0 && asked.getFirst().length() >= SHORTEST_WITH_TYPO) {
      asked.set(0, typo(asked.getFirst()));
    }
    if (random.nextInt(4) == 0) {
      String last = asked.removeLast();
      asked.add(
          last.substring(
              0, last.offsetByCodePoints(0, (last.codePointCount(0, last.length()) + 1) / 2)));
    }
    if (random.nextInt(4) == 0) {
      asked.addFirst(random.nextBoolean() ? "the" : "show me");
    }
    return String.join(random.nextInt(4) == 0 ? "-" : " ", asked);
  }

  private static List<String> words(JsonNode d, Pattern separators) {
    return separators.splitAsStream(text(d)).filter(word -> !word.isEmpty()).toList();
  }

  private static String text(JsonNode d) {
    return Arrays.stream(
            new String[] {"flow", "name", "description", "entrypoint", "version", "path"})
        .map(key -> d.path(key).asString(""))
        .collect(Collectors.joining(" "));
  }

  private String typo(String word) {
    int at = random.nextInt(word.length());
    return word.substring(0, at) + word.substring(Math.min(word.length(), at + 1));
  }

  /** Between the words, or in front of them, or behind. */
  private String beside(String q, String word) {
    List<String> words = new ArrayList<>(List.of(q.split(" ")));
    words.add(
        random.nextInt(words.size() + 1), random.nextInt(4) == 0 ? "\"" + word + "\"," : word);
    return String.join(" ", words);
  }

  private String joined(String q, String word) {
    String by = random.nextBoolean() ? "-" : "_";
    return random.nextBoolean() ? q + by + word : word + by + q;
  }

  private String word(String letters, int length) {
    return random
        .ints(length, 0, letters.length())
        .mapToObj(i -> letters.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  /** A word of another deployment with a letter more, such that nothing has it. */
  private String nearlyAWord() {
    String nearly;
    do {
      JsonNode d = deployments.get(random.nextInt(deployments.size()));
      List<String> words = words(d, NO_LETTERS);
      String word = words.get(random.nextInt(words.size()));
      int at = random.nextInt(word.length() + 1);
      nearly = word.substring(0, at) + word("qxz", 1) + word.substring(at);
    } while (nearly.length() < 4 || isSomewhere(nearly));
    return nearly;
  }

  private static boolean isSomewhere(String word) {
    return deployments.stream().anyMatch(d -> Json.text(d).toLowerCase(Locale.ROOT).contains(word));
  }

  private static JsonNode search(String q) throws Exception {
    return server.post("/deployments/search", Json.text(Json.object().put("q", q))).json();
  }

  private static List<String> unknownWords(JsonNode answer) {
    return answer
        .path("left_out")
        .valueStream()
        .filter(w -> w.path("reason").asString().equals("unknown"))
        .map(w -> w.path("word").asString())
        .toList();
  }
}
