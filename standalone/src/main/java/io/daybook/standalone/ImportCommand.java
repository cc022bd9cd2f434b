package io.daybook.standalone;

import io.daybook.command.imports.ImportFigures;
import io.daybook.command.imports.Importer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daybook import}. */
@Command(
    name = "import",
    description = {
      "Imports flows, work pools, queues, deployments and runs, with their ids and times.",
      "",
      "FILE has one JSON object per line, as benchmarks/dataset.py makes them: kind, ref, path,"
          + " body (that of the API request), id, times. What is there already stays as it"
          + " is, bad lines are named and left out.",
      "",
      "Works while the server runs and while it does not. An import that was interrupted goes on"
          + " where it ended when it is run again; nothing is ever imported twice."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Everything in the file is in the ledger.",
      "1:It failed, or there were bad lines.",
      "2:Wrong arguments."
    })
final class ImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The file, NDJSON.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "DIRECTORY",
      description = "Where everything is kept. Default: ./data.")
  private @Nullable Path data;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private HeapOption heap;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private SettingsFile settingsFile;

  @Parameters(
      paramLabel = "SETTING",
      index = "1..*",
      description =
          "Further settings, after --: daybook.postgres.url=jdbc:postgresql://... No secrets: all"
              + " can read a command line.")
  private List<String> settings = new ArrayList<>();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    heap.requireLauncher();
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.isReadable(file)) {
      spec.commandLine().getErr().println("There is no file " + file + " that can be read.");
      return 1;
    }
    try (ImportDatabase database = ImportDatabase.open(arguments())) {
      long started = System.nanoTime();
      Importer.Result result = run(database);
      report(result, Duration.ofNanos(System.nanoTime() - started), out);
      if (!database.joined()) {
        out.println("The lists show it when the server has started: ./daybook serve");
      }
      out.flush();
      return result.total().bad() == 0 ? 0 : 1;
    }
  }

  private Importer.Result run(ImportDatabase database) throws IOException {
    try (ImportProgress progress = ImportProgress.of(file, spec.commandLine().getErr())) {
      return database.importer().run(file, progress);
    }
  }

  private void report(Importer.Result result, Duration elapsed, PrintWriter out) {
    if (result.resumedAt() > 0) {
      out.println(
          result.run().lines() == 0
              ? "This file has been imported already; nothing was left to do."
              : "An earlier run had come to line %,d.".formatted(result.resumedAt()));
    }
    ImportFigures run = result.run();
    double seconds = Math.max(elapsed.toMillis(), 1) / 1000.0;
    out.printf(
        Locale.ROOT,
        "%,d lines in %.1f s: %,d written, %,d there already, %,d bad;"
            + " %,d events, %,.0f per second.%n",
        run.lines(),
        seconds,
        run.written(),
        run.kept(),
        run.bad(),
        run.events(),
        run.events() / seconds);
    if (!run.equals(result.total())) {
      ImportFigures all = result.total();
      out.printf(
          Locale.ROOT,
          "All runs together: %,d lines, %,d written, %,d there already, %,d bad.%n",
          all.lines(),
          all.written(),
          all.kept(),
          all.bad());
    }
  }

  private String[] arguments() {
    List<String> arguments = new ArrayList<>();
    if (data != null) {
      arguments.add("--daybook.server.data=" + data);
    }
    arguments.addAll(settingsFile.arguments());
    settings.forEach(setting -> arguments.add(setting.startsWith("--") ? setting : "--" + setting));
    return arguments.toArray(String[]::new);
  }
}
