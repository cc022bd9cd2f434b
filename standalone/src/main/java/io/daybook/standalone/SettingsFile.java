package io.daybook.standalone;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A file of settings: the place for those that nobody else is to see. */
final class SettingsFile {
  private static final Pattern KNOWN = Pattern.compile(".*\\.(properties|ya?ml)", Pattern.DOTALL);

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "Further settings, secrets too: a .properties or .yaml file that only you can read.")
  private @Nullable Path file;

  /**
   * The setting that has it read; none without a file.
   *
   * @throws ParameterException if it can't be read, or others can read it
   */
  List<String> arguments() {
    if (file == null) {
      return List.of();
    }
    if (!KNOWN.matcher(file.toString()).matches()) {
      throw refused("must end in .properties, .yaml or .yml");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw refused("is no file that can be read");
    }
    if (!Collections.disjoint(permissions(file), Set.of(GROUP_READ, OTHERS_READ))) {
      throw refused("can be read by other users, and settings hold secrets: chmod 600 it");
    }
    // With an index: a comma in the name would else begin another file.
    return List.of("--spring.config.additional-location[0]=file:" + file.toAbsolutePath());
  }

  private Set<PosixFilePermission> permissions(Path existing) {
    try {
      return Files.getPosixFilePermissions(existing);
    } catch (IOException e) {
      throw refused("is no file that can be read: " + e);
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), "--settings: " + file + " " + why);
  }
}
