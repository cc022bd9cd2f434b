package io.daybook.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How many rows of each family passed and failed, as {@code replay.py} shows them at its end. */
final class Tally {
  private final List<String> failures = new ArrayList<>();
  private final List<String> families = new ArrayList<>();
  private int passed;
  private int failed;

  void add(String family, int rows, List<String> problems) {
    problems.forEach(problem -> failures.add("FAIL [" + family + "] " + problem));
    families.add("%-24s %6d %6d".formatted(family, rows - problems.size(), problems.size()));
    passed += rows - problems.size();
    failed += problems.size();
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(failures);
    lines.add("%-24s %6s %6s".formatted("family", "passed", "failed"));
    lines.addAll(families);
    lines.add("%d passed, %d failed".formatted(passed, failed));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }
}
