package io.daybook.command.timezone;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Two zones as they were in the release 2025b, before Alberta decided to keep summer time. */
public final class OlderZones {

  public static final Path FOLDER = folder();

  private OlderZones() {}

  private static Path folder() {
    URL utc = Objects.requireNonNull(OlderZones.class.getResource("2025b/UTC"));
    try {
      return Objects.requireNonNull(Path.of(utc.toURI()).getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
