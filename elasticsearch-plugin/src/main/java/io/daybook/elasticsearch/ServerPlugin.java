package io.daybook.elasticsearch;

import io.daybook.elasticsearch.bitmap.BitmapJoin;
import io.daybook.elasticsearch.store.NrtStore;
import java.util.List;
import java.util.Map;
import org.elasticsearch.plugins.IndexStorePlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.SearchPlugin;

/**
 * What the official server lacks, as the one class that a plugin archive names. The analysis
 * components and {@code GET /} it has of its own.
 */
public final class ServerPlugin extends Plugin implements IndexStorePlugin, SearchPlugin {
  private final NrtStore store = new NrtStore();
  private final BitmapJoin join = new BitmapJoin();

  @Override
  public Map<String, DirectoryFactory> getDirectoryFactories() {
    return store.getDirectoryFactories();
  }

  @Override
  public List<QuerySpec<?>> getQueries() {
    return join.getQueries();
  }

  @Override
  public List<AggregationSpec> getAggregations() {
    return join.getAggregations();
  }
}
