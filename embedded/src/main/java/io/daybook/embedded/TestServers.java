package io.daybook.embedded;

/** The two servers that all tests of a JVM share. */
interface TestServers extends AutoCloseable {
  /** A database whose user may create others. */
  PostgresAddress postgres();

  ElasticsearchAddress elasticsearch();

  @Override
  void close();
}
