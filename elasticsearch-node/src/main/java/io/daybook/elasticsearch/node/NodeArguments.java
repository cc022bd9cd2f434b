package io.daybook.elasticsearch.node;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.settings.Settings;

/**
 * What the parent asks for.
 *
 * @param data directory that holds everything the node keeps; created when absent
 * @param address interface to listen on
 * @param port of the HTTP interface; 0 takes a free one
 */
record NodeArguments(Path data, String address, int port) {
  private static final Set<String> NAMES = Set.of("--data", "--address", "--port");

  /** Reads {@code --data DIR [--address 127.0.0.1] [--port 0]}. */
  static NodeArguments parse(String... args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!NAMES.contains(args[i]) || i + 1 == args.length) {
        throw new IllegalArgumentException("unknown or incomplete argument " + args[i]);
      }
      values.put(args[i], args[i + 1]);
    }
    String data = values.get("--data");
    if (data == null) {
      throw new IllegalArgumentException("--data DIR is missing");
    }
    return new NodeArguments(
        Path.of(data).toAbsolutePath(),
        values.getOrDefault("--address", "127.0.0.1"),
        Integer.parseInt(values.getOrDefault("--port", "0")));
  }

  Settings settings() {
    return Settings.builder()
        .put("path.home", data.toString())
        .put("path.data", data.resolve("data").toString())
        .put("path.logs", data.resolve("logs").toString())
        .put("cluster.name", "daybook")
        .put("node.name", "daybook")
        .put("network.host", address)
        .put("http.port", port)
        .put("discovery.type", "single-node")
        // A full disk is the operator's to see: a node alone has nowhere to move its shards to.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        // Elasticsearch looks every two minutes, and a node that met a full disk gives up until
        // then
        // what it would let others do.
        .put("monitor.fs.health.enabled", false)
        // A document for an index that is not there is a mistake, never a guess at its mapping.
        .put("action.auto_create_index", false)
        .build();
  }
}
