package io.daybook.command.imports;

import io.daybook.command.imports.Batch.Finding;
import io.daybook.command.imports.ImportItem.Bad;
import io.daybook.command.ledger.jdbc.EventTables;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.ledger.Actor;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.ledger.UnwritableEventException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;

/**
 * Imports a file, batch by batch. The next batch is read while the one before it is written. Lines
 * that are wrong are reported and left out; the others count.
 */
public final class Importer {

  private static final int BATCH = 1000;

  private final TransactionOperations transactions;
  private final LedgerWriter ledger;
  private final Registry registry;
  private final EventTables events;
  private final Checkpoints checkpoints;
  private final DeploymentTable deployments;
  private final RunTable runs;
  private final LineReader lines;

  public Importer(
      TransactionOperations transactions,
      LedgerWriter ledger,
      Registry registry,
      EventTables events,
      JdbcClient jdbc,
      ZoneDatabase zones,
      Clock clock,
      DataSize mostOfAnObject) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.registry = registry;
    this.events = events;
    this.checkpoints = new Checkpoints(jdbc);
    this.deployments = new DeploymentTable(jdbc);
    this.runs = new RunTable(jdbc);
    this.lines = new LineReader(zones, clock, mostOfAnObject);
  }

  /**
   * What an import did.
   *
   * @param resumedAt the line that an earlier run had come to; 0 if there was none
   * @param run the figures of this run alone
   * @param total those of all runs over the file
   */
  public record Result(long resumedAt, ImportFigures run, ImportFigures total) {}

  /**
   * Imports what earlier runs over the same file did not.
   *
   * @throws IOException if the file can't be read
   * @throws IllegalStateException if another process imports the same file
   */
  public Result run(Path path, ImportListener listener) throws IOException {
    Checkpoint start =
        checkpoints.of(ImportFile.digest(path), Objects.toString(path.getFileName()));
    try (Run run = new Run(path, start, listener)) {
      run.all();
      return new Result(start.line(), run.figures, run.at.figures());
    }
  }

  /** One pass over a file. */
  private final class Run implements AutoCloseable {
    private final ImportFile file;
    private final ImportListener listener;
    private final Names names = new Names(registry, events.ledger());
    private final KnownDeployments known = new KnownDeployments(events.ledger());
    private final Translator translator = translator(new References());
    private final EventMetadata metadata;
    private final ExecutorService reading =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import-reader").factory());
    private Checkpoint at;
    private ImportFigures figures = ImportFigures.NONE;

    Run(Path path, Checkpoint start, ImportListener listener) throws IOException {
      this.file = ImportFile.open(path);
      this.at = start;
      this.listener = listener;
      this.metadata =
          new EventMetadata(
              Actor.SYSTEM, null, null, null, null, "import of " + path.getFileName(), "Import");
    }

    void all() {
      CompletableFuture<List<ImportItem>> next = read();
      for (List<ImportItem> items = next.join(); !items.isEmpty(); items = next.join()) {
        next = read();
        long done = at.line();
        recall(items.stream().filter(item -> item.head().line() <= done).toList());
        for (List<ImportItem> one :
            transactions(items.stream().filter(item -> item.head().line() > done).toList())) {
          write(one, true);
        }
        listener.progress(file.bytes(), figures);
      }
    }

    /** What can't be read can't be referred to: the lines that do are told as they come. */
    private void recall(List<ImportItem> items) {
      try {
        translator.recall(items);
      } catch (UnreadableAggregateException e) {
        if (items.size() > 1) {
          recall(items.subList(0, items.size() / 2));
          recall(items.subList(items.size() / 2, items.size()));
        }
      }
    }

    private static List<List<ImportItem>> transactions(List<ImportItem> items) {
      List<List<ImportItem>> transactions = new ArrayList<>();
      for (ImportItem item : items) {
        if (transactions.isEmpty()
            || !Translator.together(transactions.getLast().getLast(), item)) {
          transactions.add(new ArrayList<>());
        }
        transactions.getLast().add(item);
      }
      return transactions;
    }

    private Translator translator(References references) {
      return new Translator(
          names,
          new PoolImport(names),
          new DeploymentImport(names, references, deployments),
          new FlowRunImport(names, references, runs, known),
          new TaskRunImport(references, runs, events.runs()));
    }

    private CompletableFuture<List<ImportItem>> read() {
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return file.next(BATCH).stream().map(lines::read).toList();
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          },
          reading);
    }

    // Someone else may take a name meanwhile: once more with what is there now, then by halves,
    // until the line that can't be written is alone.
    private void write(List<ImportItem> items, boolean again) {
      if (items.isEmpty()) {
        return;
      }
      try {
        Batch batch = Objects.requireNonNull(transactions.execute(_ -> commit(items)));
        done(items, batch);
      } catch (DataIntegrityViolationException
          | UnreadableAggregateException
          | UnwritableEventException e) {
        names.forget();
        known.forget();
        if (again) {
          write(items, false);
        } else if (items.size() > 1) {
          write(items.subList(0, items.size() / 2), false);
          write(items.subList(items.size() / 2, items.size()), false);
        } else {
          write(List.of(refused(items.getFirst(), e)), false);
        }
      }
    }

    private Batch commit(List<ImportItem> items) {
      Batch batch = translator.translate(items);
      checkpoints.move(at, at.after(items.getLast().head().line(), batch.figures()));
      if (!batch.entries().isEmpty()) {
        ledger.append(batch.entries(), metadata);
      }
      deployments.polled(batch.polls());
      return batch;
    }

    private void done(List<ImportItem> items, Batch batch) {
      at = at.after(items.getLast().head().line(), batch.figures());
      figures = figures.plus(batch.figures());
      for (Finding finding : batch.findings()) {
        listener.bad(finding.line(), finding.why());
      }
    }

    private static Bad refused(ImportItem item, RuntimeException e) {
      return new Bad(
          item.head(),
          e instanceof DataIntegrityViolationException violation
              ? "the database refuses it: " + violation.getMostSpecificCause().getMessage()
              : "" + e.getMessage());
    }

    @Override
    public void close() throws IOException {
      reading.shutdownNow();
      file.close();
    }
  }
}
