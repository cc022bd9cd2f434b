package io.daybook.standalone;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code daybook.embedded.*}: the servers that Daybook brings along.
 *
 * @param postgresPort on 127.0.0.1; 0 takes a free one
 * @param elasticsearchPort on 127.0.0.1; 0 takes a free one
 * @param elasticsearchHeap of the child JVM; 128MB to 31GB
 * @param bootTimeout how long Elasticsearch may take to answer; 1 s to 1 h
 * @param restarts how often in ten minutes one of them is started again before Daybook gives up; 0
 *     to 1000
 * @param nodeDir where the assembled Elasticsearch node stands
 */
@ConfigurationProperties("daybook.embedded")
public record EmbeddedSettings(
    @DefaultValue("0") int postgresPort,
    @DefaultValue("0") int elasticsearchPort,
    @DefaultValue("512MB") DataSize elasticsearchHeap,
    @DefaultValue("2m") Duration bootTimeout,
    @DefaultValue("3") int restarts,
    @DefaultValue("elasticsearch-node/target/node") Path nodeDir) {

  public EmbeddedSettings {
    Ports.require("daybook.embedded.postgres-port", postgresPort);
    Ports.require("daybook.embedded.elasticsearch-port", elasticsearchPort);
    if (elasticsearchHeap.toMegabytes() < 128 || elasticsearchHeap.toMegabytes() > 31 * 1024) {
      throw new IllegalArgumentException(
          "daybook.embedded.elasticsearch-heap must be from 128MB to 31GB: " + elasticsearchHeap);
    }
    if (bootTimeout.toSeconds() < 1 || bootTimeout.toHours() > 1) {
      throw new IllegalArgumentException(
          "daybook.embedded.boot-timeout must be from 1s to 1h: " + bootTimeout);
    }
    if (restarts < 0 || restarts > 1000) {
      throw new IllegalArgumentException(
          "daybook.embedded.restarts must be from 0 to 1000: " + restarts);
    }
  }
}
