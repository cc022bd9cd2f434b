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

  /** Takes {@code plugins} as they are. */
  public ClasspathPluginsService(
      Settings settings, Path config, PluginsLoader loader, Collection<Plugin> plugins) {
    super(settings, config, loader);
    List<LoadedPlugin> all = new ArrayList<>();
    for (Plugin plugin : plugins) {
      Class<? extends Plugin> type = plugin.getClass();
      all.add(new LoadedPlugin(descriptor(type), plugin, type.getClassLoader()));
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
