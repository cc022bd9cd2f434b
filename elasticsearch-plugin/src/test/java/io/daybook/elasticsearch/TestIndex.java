package io.daybook.elasticsearch;

import org.elasticsearch.cluster.metadata.IndexMetadata;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.IndexVersion;

/** The settings of an index that exists nowhere. */
public final class TestIndex {
  static {
    // Elasticsearch's classes need their logging before they are loaded.
    LogConfigurator.configureESLogging();
  }

  private TestIndex() {}

  public static IndexSettings settings() {
    Settings settings =
        Settings.builder()
            .put(IndexMetadata.SETTING_VERSION_CREATED, IndexVersion.current())
            .put(IndexMetadata.SETTING_NUMBER_OF_SHARDS, 1)
            .put(IndexMetadata.SETTING_NUMBER_OF_REPLICAS, 0)
            .build();
    return new IndexSettings(IndexMetadata.builder("names").settings(settings).build(), settings);
  }
}
