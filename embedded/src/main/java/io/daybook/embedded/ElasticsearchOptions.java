package io.daybook.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to run Elasticsearch.
 *
 * @param node directory of the assembled node, with its {@code lib}
 * @param data directory for its indices and logs; kept
 * @param address interface to listen on
 * @param port of the HTTP interface; 0 takes a free one at the first start and keeps it over
 *     restarts of the child
 * @param heapMegabytes size of the child's heap
 * @param bootTimeout how long to wait for the first answer
 * @param flags further flags of the child JVM
 */
public record ElasticsearchOptions(
    Path node,
    Path data,
    String address,
    int port,
    int heapMegabytes,
    Duration bootTimeout,
    List<String> flags) {
  public ElasticsearchOptions {
    flags = List.copyOf(flags);
  }

  /** Loopback only, a free port, a heap of 512 MB. */
  public static ElasticsearchOptions in(Path node, Path data) {
    return new ElasticsearchOptions(
        node, data, "127.0.0.1", 0, 512, Duration.ofMinutes(2), List.of());
  }

  /** The same, compiled by the quick compiler alone: half the work to boot, less speed later. */
  static ElasticsearchOptions quickIn(Path node, Path data) {
    return new ElasticsearchOptions(
        node, data, "127.0.0.1", 0, 512, Duration.ofMinutes(4), List.of("-XX:TieredStopAtLevel=1"));
  }
}
