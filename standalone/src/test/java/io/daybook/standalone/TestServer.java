package io.daybook.standalone;

import io.daybook.embedded.EmbeddedPair;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A whole Daybook in this JVM, on a free port, over an empty database and no indices. */
public final class TestServer implements AutoCloseable {
  private final EmbeddedPair pair;
  private final DaybookServer server;

  private TestServer(EmbeddedPair pair, DaybookServer server) {
    this.pair = pair;
    this.server = server;
  }

  /** Starts it; {@code settings} such as {@code daybook.api.default-limit=50} go on top. */
  public static TestServer start(String... settings) {
    EmbeddedPair pair = EmbeddedPair.shared();
    TestServer test = new TestServer(pair, new DaybookServer());
    try {
      test.server.start(arguments(pair, settings));
      return test;
    } catch (RuntimeException e) {
      test.close();
      throw e;
    }
  }

  private static String[] arguments(EmbeddedPair pair, String... settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--daybook.server.port=0");
    arguments.add("--daybook.postgres.url=" + pair.jdbcUrl());
    arguments.add("--daybook.postgres.username=" + pair.user());
    arguments.add("--daybook.postgres.password=" + pair.password());
    arguments.add("--daybook.elasticsearch.url=" + pair.elasticsearchUrl());
    arguments.add("--daybook.elasticsearch.api-key=" + pair.elasticsearchKey());
    arguments.add("--daybook.elasticsearch.index-prefix=" + pair.indexPrefix());
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return arguments.toArray(String[]::new);
  }

  /** Base of the API, {@code http://127.0.0.1:PORT/api}. */
  public URI api() {
    return server.api();
  }

  /** A part of the application. */
  public <T> T bean(String name, Class<T> type) {
    return server.bean(name, type);
  }

  /** The servers behind it. */
  public EmbeddedPair pair() {
    return pair;
  }

  @Override
  public void close() {
    server.close();
    pair.close();
  }
}
