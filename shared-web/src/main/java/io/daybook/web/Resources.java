package io.daybook.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files that stand beside these classes. */
final class Resources {

  private Resources() {}

  static byte[] read(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read", e);
    }
  }
}
