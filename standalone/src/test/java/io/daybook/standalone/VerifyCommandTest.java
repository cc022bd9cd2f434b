package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.ledger.Chain;
import io.daybook.ledger.ChainedRecord;
import io.daybook.ledger.Hash;
import io.daybook.proof.Checkpoint;
import io.daybook.proof.RecordJson;
import io.daybook.proof.StoredRecord;
import io.daybook.wire.Json;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> lines = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();

  @BeforeEach
  void tenRecords() {
    Hash hash = Hash.GENESIS;
    for (long position = 1; position <= 10; position++) {
      ChainedRecord chained = record(position);
      hash = Chain.next(hash, chained);
      lines.add(Json.text(RecordJson.of(new StoredRecord(chained, hash))));
      checkpoints.add(new Checkpoint(position, hash));
    }
  }

  private static ChainedRecord record(long position) {
    Instant at = Instant.EPOCH.plusSeconds(position);
    UUID id = new UUID(0, position);
    return new ChainedRecord(
        position, id, "Flow", 0, id, "FlowCreated", 1, at, at, "{\"name\":\"Grüße\"}", "{}");
  }

  private String checkpoint(int position) {
    return checkpoints.get(position - 1).toString();
  }

  @Test
  void aWholeExportIsVerified() throws IOException {
    assertThat(verify(lines)).isZero();

    assertThat(out.toString())
        .contains("10 records, 1 to 10, are what was written")
        .contains("The last one is " + checkpoint(10));
  }

  @Test
  void checkpointsAreHeldAgainstIt() throws IOException {
    assertThat(verify(lines, "--checkpoint", checkpoint(3), "--checkpoint", checkpoint(10)))
        .isZero();
    assertThat(out.toString()).contains("2 checkpoints agree");

    assertThat(verify(lines.subList(0, 8), "--checkpoint", checkpoint(10))).isEqualTo(1);
    assertThat(out.toString()).contains("9-10 MISSING: ").contains("the last one is 8");

    String other = "3:" + "ab".repeat(32);
    assertThat(verify(lines, "--checkpoint", other)).isEqualTo(1);
    assertThat(out.toString()).contains("3 CHECKPOINT: ");
  }

  @Test
  void checkpointsAreReadFromAFile() throws IOException {
    Path kept = directory.resolve("checkpoints.ndjson");
    Files.writeString(
        kept,
        "{\"position\":3,\"hash\":\"%s\",\"at\":\"1970-01-01T00:00:03Z\"}\n%s"
            .formatted(checkpoints.get(2).hash(), checkpoint(9)));

    assertThat(verify(lines, "--checkpoints", kept.toString())).isZero();
    assertThat(out.toString()).contains("2 checkpoints agree");
    assertThat(verify(lines.subList(0, 8), "--checkpoints", kept.toString())).isEqualTo(1);
  }

  @Test
  void oneFlippedByteIsFoundWhereverItIs() throws IOException {
    byte[] whole = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] = (byte) (flipped[i] ^ 1);

      // More than one where it is a position, or the line feed between two records.
      assertThat(problems(flipped)).as("byte %d", i).isBetween(1L, 3L);
    }
  }

  private static long problems(byte[] export) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(export), StandardCharsets.UTF_8))) {
      return new LedgerExport(Checkpoint.BEGINNING, List.of()).verify(reader).problemCount();
    }
  }

  @Test
  void whatCanNotBeReadIsNamedOnce() throws IOException {
    lines.set(4, lines.get(4).replace("{\"position\"", "(\"position\""));

    assertThat(verify(lines)).isEqualTo(1);
    assertThat(out.toString()).contains("Problems: 1.").contains("5 UNREADABLE: line 5 can't be");
  }

  @Test
  void swappedLinesAreTold() throws IOException {
    for (int other = 5; other <= 9; other++) {
      List<String> swapped = new ArrayList<>(lines);
      Collections.swap(swapped, 4, other);

      assertThat(verify(swapped)).isEqualTo(1);
      assertThat(out.toString().lines().skip(1))
          .containsExactly(
              "5 MISPLACED: the record that stands here belongs at " + (other + 1),
              (other + 1) + " MISPLACED: the record that stands here belongs at 5");
    }
  }

  @Test
  void swappedLinesDoNotHideAChangeNorWhatIsMissing() throws IOException {
    lines.set(5, lines.get(5).replace("Gr", "gr"));
    Collections.swap(lines, 4, 5);
    lines.remove(8);

    assertThat(verify(lines)).isEqualTo(1);
    assertThat(out.toString().lines().skip(1).map(line -> line.substring(0, line.indexOf(':'))))
        .containsExactly("5 MISPLACED", "6 MISPLACED", "6 CHANGED", "9 MISSING");
  }

  @Test
  void aLineThatIsThereTwiceOrTooLateIsTold() throws IOException {
    lines.add(lines.remove(4));
    lines.add(lines.get(0));

    assertThat(verify(lines)).isEqualTo(1);
    assertThat(out.toString())
        .contains("Problems: 3.", "5 MISSING: ", "5 MISPLACED: it stands after record 10")
        .contains("1 MISPLACED: it stands after record 10");
  }

  @Test
  void aPartIsVerifiedByTheHashBeforeIt() throws IOException {
    List<String> part = lines.subList(5, 10);

    assertThat(verify(part, "--after", checkpoint(5))).isZero();
    assertThat(verify(part, "--checkpoint", checkpoint(2), "--checkpoint", checkpoint(5))).isZero();
    assertThat(out.toString()).contains("5 records, 6 to 10,");
    assertThat(verify(part, "--after", "5:" + "ab".repeat(32))).isEqualTo(1);
    assertThat(verify(part)).isEqualTo(2);
    assertThat(verify(lines, "--after", checkpoint(5))).isEqualTo(2);
    assertThat(err.toString())
        .contains("--after 5:HASH", "begins with record 1, which is not behind 5");
  }

  @Test
  void whatCanNotBeVerifiedIsNeitherRightNorWrong() throws IOException {
    assertThat(verify(List.of())).isEqualTo(2);
    assertThat(verify(List.of(""))).isEqualTo(2);
    assertThat(verify(List.of(" ", "\t"), "--checkpoint", checkpoint(3))).isEqualTo(2);
    assertThat(verify(List.of("nothing"))).isEqualTo(2);
    assertThat(verify(directory.resolve("gone"))).isEqualTo(2);
    assertThat(verify(lines, "--checkpoint", "5")).isEqualTo(2);
    assertThat(verify(lines, "--checkpoints", directory.resolve("gone").toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("There is no record in it.", "gone can't be read", "POSITION:HASH");
  }

  @Test
  void checkpointsThatAreNoTextLeaveItUntold() throws IOException {
    Path bytes = Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xff, '\n'});

    assertThat(verify(lines, "--checkpoints", bytes.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("bytes can't be read");
  }

  @Test
  void whatIsNoExportAtAllIsNotReadToItsEnd() throws IOException {
    List<String> other = new ArrayList<>(Collections.nCopies(20_000, "nothing"));
    other.addAll(lines);

    assertThat(verify(other)).isEqualTo(2);
    assertThat(err.toString()).contains("There is no record in it that can be read: line 1");
  }

  private int verify(List<String> content, String... options) throws IOException {
    Path file = directory.resolve("export.ndjson");
    Files.write(file, content);
    return verify(file, options);
  }

  private int verify(Path file, String... options) {
    out.getBuffer().setLength(0);
    CommandLine command =
        DaybookMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(
        Stream.concat(Stream.of("verify", file.toString()), Stream.of(options))
            .toArray(String[]::new));
  }
}
