package io.daybook.elasticsearch.bitmap;

import java.util.List;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.SearchPlugin;

/** The query {@code bitmap} and the aggregation {@code distinct_bitmap}. */
public final class BitmapJoin extends Plugin implements SearchPlugin {

  @Override
  public List<QuerySpec<?>> getQueries() {
    return List.of(
        new QuerySpec<>(
            BitmapQueryBuilder.NAME, BitmapQueryBuilder::new, BitmapQueryBuilder::parse));
  }

  @Override
  public List<AggregationSpec> getAggregations() {
    return List.of(
        new AggregationSpec(
                DistinctBitmapBuilder.NAME,
                DistinctBitmapBuilder::new,
                DistinctBitmapBuilder.PARSER)
            .addResultReader(DistinctBitmap::new));
  }
}
