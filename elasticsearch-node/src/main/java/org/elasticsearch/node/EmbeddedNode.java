package org.elasticsearch.node;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.plugins.ClasspathPluginsService;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsService;
import org.jspecify.annotations.NullMarked;

/**
 * A node whose plugins come from the class path. It lives in Elasticsearch's package because what
 * it needs is package-private there.
 */
@NullMarked
public final class EmbeddedNode extends Node {
  private EmbeddedNode(NodeConstruction construction) {
    super(construction);
  }

  /** Builds the node; {@link #start()} opens its ports. */
  public static EmbeddedNode create(Environment environment, Collection<Plugin> plugins) {
    PluginsLoader none =
        PluginsLoader.createPluginsLoader(
            Set.of(), Set.of(), Map.of(), /* withServerExports= */ false);
    return new EmbeddedNode(
        NodeConstruction.prepareConstruction(
            environment, none, new FromClasspath(plugins), /* forbidPrivateIndexSettings= */ true));
  }

  /** The port of the HTTP interface, known once the node has started. */
  public int httpPort() {
    return injector()
        .getInstance(HttpServerTransport.class)
        .boundAddress()
        .publishAddress()
        .getPort();
  }

  // The superclass would name the node in a log layout that the embedded node doesn't use.
  @Override
  protected void configureNodeAndClusterIdStateListener(ClusterService clusterService) {}

  private static final class FromClasspath extends NodeServiceProvider {
    private final Collection<Plugin> plugins;

    FromClasspath(Collection<Plugin> plugins) {
      this.plugins = plugins;
    }

    @Override
    PluginsService newPluginService(Environment environment, PluginsLoader loader) {
      return new ClasspathPluginsService(
          environment.settings(), environment.configDir(), loader, plugins);
    }
  }
}
