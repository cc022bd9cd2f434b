package io.daybook.standalone;

import io.daybook.proof.Checkpoint;
import io.daybook.proof.Verification;
import io.daybook.standalone.LedgerExport.StartUnknownException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code daybook verify}. */
@Command(
    name = "verify",
    description = {
      "Verifies an export of the ledger without any server.",
      "",
      "FILE is what GET /api/deployments/history/ledger answered, or - for the standard input. Each"
          + " record's hash is computed from what the record says and from the hash before it.",
      "",
      "A file can't show that its end is missing, or that all of it was written anew: give a"
          + " checkpoint that was kept elsewhere."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The records are what was written, and agree with the checkpoints.",
      "1:They are not; what is wrong is named.",
      "2:It can't be told: wrong arguments, or a file that can't be read."
    })
final class VerifyCommand implements Callable<Integer> {

  private static final int UNKNOWN = 2;

  @Parameters(paramLabel = "FILE", description = "The export, NDJSON.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(
      names = "--checkpoint",
      paramLabel = "POSITION:HASH",
      description = "A checkpoint that was kept elsewhere; any number of them.",
      converter = ToCheckpoint.class)
  private List<Checkpoint> checkpoints = new ArrayList<>();

  @Option(
      names = "--checkpoints",
      paramLabel = "FILE",
      description = "A file of checkpoints, as daybook.ledger.checkpoints.file has them.")
  private @Nullable Path checkpointFile;

  @Option(
      names = "--after",
      paramLabel = "POSITION:HASH",
      description = "Of a part of an export: the record before its first.",
      converter = ToCheckpoint.class)
  private @Nullable Checkpoint after;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (BufferedReader lines = open()) {
      LedgerExport export = new LedgerExport(after, allCheckpoints());
      Verification verification = export.verify(lines);
      report(verification, export.checkpointsUsed(), out);
      out.flush();
      return verification.isVerified() ? 0 : 1;
    } catch (StartUnknownException e) {
      err.println(file + " can't be verified. " + e.getMessage());
    } catch (IOException e) {
      err.println("%s can't be read: %s".formatted(file, e));
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
    }
    err.flush();
    return UNKNOWN;
  }

  /** Bytes that are no UTF-8 are read as something else, so that their record is found wrong. */
  private BufferedReader open() throws IOException {
    InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private List<Checkpoint> allCheckpoints() {
    if (checkpointFile == null) {
      return checkpoints;
    }
    try (Stream<String> lines = Files.lines(checkpointFile)) {
      Stream<Checkpoint> kept = lines.filter(line -> !line.isBlank()).map(Checkpoint::parseLine);
      return Stream.concat(checkpoints.stream(), kept).toList();
    } catch (IOException | UncheckedIOException e) { // the latter where it is no text
      throw new IllegalArgumentException("%s can't be read: %s".formatted(checkpointFile, e), e);
    }
  }

  private void report(Verification verification, int held, PrintWriter out) {
    if (verification.isVerified()) {
      reportVerified(verification, held, out);
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s is NOT what was written. Problems: %,d.%n",
        file,
        verification.problemCount());
    verification.problems().forEach(out::println);
    if (verification.problemCount() > verification.problems().size()) {
      out.println("... and more, which are not listed.");
    }
  }

  private static void reportVerified(Verification verification, int held, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d records, %d to %d, are what was written: the chain of their hashes holds%s.%n",
        verification.records(),
        verification.from(),
        verification.to(),
        held == 0 ? "" : ", and %d checkpoints agree".formatted(held));
    out.printf(
        Locale.ROOT,
        "The last one is %s. If a checkpoint that was kept elsewhere has a greater position, the"
            + " end is missing.%n",
        verification.last());
  }

  /** Reads {@code POSITION:HASH}. */
  private static final class ToCheckpoint implements ITypeConverter<Checkpoint> {
    @Override
    public Checkpoint convert(String text) {
      try {
        return Checkpoint.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("" + e.getMessage());
      }
    }
  }
}
