package io.daybook.command.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.ledger.EventCodec;
import io.daybook.ledger.EventCodec.Stored;
import io.daybook.ledger.Fact;
import io.daybook.ledger.LedgerEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is stored today must be readable for ever. Each fact has a file of samples, one JSON
 * document a line, named {@code <name>.<revision>.jsonl}; those of old revisions stay.
 */
class EventFormatTest {

  private static final EventCodec CODEC = AggregateType.CODEC;
  private static final Path SAMPLES = Path.of("src/test/resources/io/daybook/ledger/facts");

  @ParameterizedTest
  @MethodSource("facts")
  void everyFactHasSamplesOfItsRevision(Class<? extends LedgerEvent> type) {
    Fact fact = type.getAnnotation(Fact.class);

    assertThat(SAMPLES.resolve(fact.value() + "." + fact.revision() + ".jsonl")).isNotEmptyFile();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aSampleIsReadAndWrittenAgainAsItStands(Path file) throws IOException {
    String[] parts = file.getFileName().toString().split("\\.", 3);

    for (String line : Files.readAllLines(file)) {
      LedgerEvent event = CODEC.decode(new Stored(parts[0], Integer.parseInt(parts[1]), line));
      Stored again = CODEC.encode(event);

      assertThat(again.name()).isEqualTo(parts[0]);
      if (again.revision() == Integer.parseInt(parts[1])) {
        assertThat(again.payload()).isEqualTo(line);
      }
    }
  }

  @Test
  void aFactIsNeverForgotten() throws IOException {
    assertThat(files().map(f -> f.getFileName().toString().split("\\.", 2)[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(
            facts().map(type -> type.getAnnotation(Fact.class).value()).toList());
  }

  static Stream<Class<? extends LedgerEvent>> facts() {
    return CODEC.types().stream();
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return List.copyOf(files.sorted().toList()).stream();
    }
  }
}
