package io.daybook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormatTest {
  @Test
  void everySourceIsFormattedAsGoogleJavaFormatWould() throws IOException {
    List<Path> sources = sources();

    List<String> unformatted =
        sources.parallelStream()
            .filter(FormatTest::differs)
            .map(source -> Modules.ROOT.relativize(source).toString())
            .sorted()
            .toList();

    assertThat(sources).hasSizeGreaterThan(50);
    assertThat(unformatted).as("run ./daybook format").isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(Modules.ROOT)) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(FormatTest::javaFiles)
          .toList();
    }
  }

  private static Stream<Path> javaFiles(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean differs(Path source) {
    try {
      String text = Files.readString(source);
      return !new Formatter().formatSourceAndFixImports(text).equals(text);
    } catch (IOException | FormatterException e) {
      throw new IllegalStateException("can't be formatted: " + source, e);
    }
  }
}
