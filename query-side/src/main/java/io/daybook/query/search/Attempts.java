package io.daybook.query.search;

import io.daybook.query.deployment.DeploymentRows;
import io.daybook.query.deployment.DeploymentsAt;
import io.daybook.query.filter.Clause;
import io.daybook.query.index.SearchClient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as it was typed, and in further ways where that finds nothing: they cost, and find
 * too much where something is found without.
 *
 * @param filter which deployments are searched
 */
record Attempts(SearchClient client, DeploymentsAt at, Clause filter, SearchBody body) {
  private static final Set<String> FIELDS = DeploymentRows.with("flow_name");

  Outcome outcome(Seek seek) {
    Reading before = seek.reading();
    return before == null ? best(Asked.of(body.q())) : page(before, seek.after());
  }

  /** The first page, by the first reading of the text that finds something. */
  private Outcome best(Asked typed) {
    Reading asTyped = Reading.asTyped(typed);
    Outcome exactly = page(asTyped, null);
    if (typed.isEmpty()) {
      return exactly;
    }
    Outcome outcome = exactly.isEmpty() ? page(asTyped.withTypos(), null) : exactly;
    return outcome.hasEveryWord() || !asTyped.hasWords()
        ? outcome
        : knowing(vocabulary(typed), outcome);
  }

  /** The same where it is known which words there are. */
  private Outcome knowing(Vocabulary vocabulary, Outcome before) {
    Reading asTyped = Reading.asTyped(before.reading().typed());
    if (vocabulary.hasAllAsTyped()) {
      return before;
    }
    Set<String> tried = new HashSet<>(List.of(asTyped.mark(), before.reading().mark()));
    return readings(vocabulary, asTyped)
        .filter(reading -> reading.hasWords() && tried.add(reading.mark()))
        .map(reading -> page(reading, null))
        .filter(outcome -> !outcome.isEmpty())
        .findFirst()
        .orElseGet(() -> before.isEmpty() ? nothing(vocabulary, before) : before);
  }

  /**
   * Words that nothing has are left out. One that others are like is a typo of theirs, unless that
   * finds nothing; of several that are not together, one is.
   */
  private static Stream<Reading> readings(Vocabulary vocabulary, Reading asTyped) {
    Reading known = asTyped.without(vocabulary.unknown());
    Reading exact = asTyped.without(vocabulary.unknownAsTyped());
    Reading rest = exact.hasWords() ? exact : asTyped.without(vocabulary.unknownButOne());
    return Stream.of(
        vocabulary.hasTypos() ? known.withTypos() : known,
        known.withTypos(),
        rest,
        rest.withTypos());
  }

  private static Outcome nothing(Vocabulary vocabulary, Outcome before) {
    return new Outcome(before.reading().without(vocabulary.unlikeAny()), before.found());
  }

  /**
   * @param after sort values of the row in front of the page; null: the beginning
   */
  private Outcome page(Reading reading, @Nullable String after) {
    byte[] request = Searches.page(filter, reading, body, after);
    return new Outcome(reading, Found.read(client.search(at.index(), request), FIELDS));
  }

  private Vocabulary vocabulary(Asked typed) {
    byte[] request = Vocabulary.request(filter, typed);
    return Vocabulary.read(typed, client.search(at.index(), request));
  }
}
