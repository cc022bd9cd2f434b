package io.daybook.elasticsearch.root;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.RestHandler;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /} and {@code HEAD /}, which a full cluster has from its rest-root module: without
 * them the Java client's {@code info()} and {@code ping()} fail. Not part of the plugin archive.
 */
public final class RootResource extends Plugin implements ActionPlugin {
  private @Nullable ClusterService cluster;

  @Override
  public Collection<?> createComponents(PluginServices services) {
    cluster = services.clusterService();
    return List.of();
  }

  @Override
  public Collection<RestHandler> getRestHandlers(
      RestHandlersServices services,
      Supplier<DiscoveryNodes> nodes,
      Predicate<NodeFeature> supports) {
    ClusterService known = cluster;
    return known == null ? List.of() : List.of(new RootHandler(known));
  }
}
