package io.daybook.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to run Elasticsearch.
 *
 * @param node directory of the assembled node: its {@code lib} and {@code classes}
 * @param data directory for its indices and logs; kept
 * @param address interface to listen on
 * @param port of the HTTP interface; 0 takes a free one at the first start and keeps it over
 *     restarts of the child
 * @param heapMegabytes size of the child's heap
 * @param bootTimeout how long to wait for the first answer
 */
public record ElasticsearchOptions(
    Path node, Path data, String address, int port, int heapMegabytes, Duration bootTimeout) {
  /** Loopback only, a free port, a heap of 512 MB. */
  public static ElasticsearchOptions in(Path node, Path data) {
    return new ElasticsearchOptions(node, data, "127.0.0.1", 0, 512, Duration.ofMinutes(2));
  }
}
