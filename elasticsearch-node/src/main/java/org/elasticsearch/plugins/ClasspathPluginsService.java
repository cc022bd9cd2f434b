package org.elasticsearch.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.elasticsearch.common.settings.Settings;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Loads plugins from the node's own class path instead of from directories. It lives in
 * Elasticsearch's package because what it needs is package-private there.
 */
@NullMarked
public final class ClasspathPluginsService extends PluginsService {
  private static final String UNKNOWN = "NA";

  // Null while the superclass constructor, which already asks for the plugins, runs.
  private final @Nullable List<LoadedPlugin> loaded;

  /** Instantiates each of {@code plugins} by Elasticsearch's rules for plugin constructors. */
  public ClasspathPluginsService(
      Settings settings,
      Path config,
      PluginsLoader loader,
      Collection<Class<? extends Plugin>> plugins) {
    super(settings, config, loader);
    List<LoadedPlugin> all = new ArrayList<>();
    for (Class<? extends Plugin> plugin : plugins) {
      all.add(
          new LoadedPlugin(
              descriptor(plugin), loadPlugin(plugin, settings, config), plugin.getClassLoader()));
    }
    loadExtensions(all);
    loaded = List.copyOf(all);
  }

  @Override
  protected List<LoadedPlugin> plugins() {
    return loaded == null ? List.of() : loaded;
  }

  private static PluginDescriptor descriptor(Class<? extends Plugin> plugin) {
    return new PluginDescriptor(
        plugin.getName(),
        "from the class path",
        UNKNOWN,
        UNKNOWN,
        "25",
        plugin.getName(),
        null,
        List.of(),
        false,
        false,
        false,
        false,
        null);
  }
}
