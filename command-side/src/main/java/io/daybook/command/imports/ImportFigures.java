package io.daybook.command.imports;

/**
 * What became of lines.
 *
 * @param lines that were looked at
 * @param written objects that are new in the ledger
 * @param kept objects whose name was there already; they stayed as they were
 * @param bad lines that could not be imported
 * @param events that were appended
 */
public record ImportFigures(long lines, long written, long kept, long bad, long events) {

  public static final ImportFigures NONE = new ImportFigures(0, 0, 0, 0, 0);

  public ImportFigures plus(ImportFigures other) {
    return new ImportFigures(
        lines + other.lines,
        written + other.written,
        kept + other.kept,
        bad + other.bad,
        events + other.events);
  }
}
