package io.daybook.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The modules of the repository, by the directories of their sources and classes. */
final class Modules {
  static final Path ROOT = Path.of(System.getProperty("daybook.root", ".."));

  /** Those whose classes run in the server's process. */
  static final List<String> APPLICATION =
      List.of("shared-api", "shared-web", "command-side", "query-side", "embedded", "standalone");

  private Modules() {}

  static JavaClasses classesOf(String... modules) {
    return new ClassFileImporter()
        .importPaths(Stream.of(modules).map(Modules::output).filter(Files::exists).toList());
  }

  private static Path output(String module) {
    return ROOT.resolve(module).resolve("target/classes");
  }
}
