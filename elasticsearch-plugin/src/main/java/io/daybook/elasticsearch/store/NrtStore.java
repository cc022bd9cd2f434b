package io.daybook.elasticsearch.store;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.store.NativeFSLockFactory;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.shard.ShardPath;
import org.elasticsearch.plugins.IndexStorePlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * {@code index.store.type: nrt}: the small segments of a refresh stay in memory and become files
 * only when they are merged or committed, which makes a change visible in about half the time. What
 * a commit or the translog has made durable is as durable as with any other store.
 */
public final class NrtStore extends Plugin implements IndexStorePlugin {
  private static final double MAX_MERGE_MB = 8;
  private static final double MAX_CACHED_MB = 64;

  @Override
  public Map<String, DirectoryFactory> getDirectoryFactories() {
    return Map.of("nrt", NrtStore::open);
  }

  // The directory is opened here: Elasticsearch's own factory rejects a store type it doesn't know.
  private static Directory open(IndexSettings settings, ShardPath shard) throws IOException {
    return new NRTCachingDirectory(
        new MMapDirectory(shard.resolveIndex(), NativeFSLockFactory.INSTANCE),
        MAX_MERGE_MB,
        MAX_CACHED_MB);
  }
}
