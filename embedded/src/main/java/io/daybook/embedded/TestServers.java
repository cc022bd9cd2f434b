package io.daybook.embedded;

import java.net.URI;

/** The two servers that all tests of a JVM share. */
interface TestServers extends AutoCloseable {
  /** A database whose user may create others. */
  PostgresAddress postgres();

  URI elasticsearch();

  @Override
  void close();
}
