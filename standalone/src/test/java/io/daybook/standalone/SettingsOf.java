package io.daybook.standalone;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Binds settings as the server does. */
final class SettingsOf {
  private SettingsOf() {}

  static Binder values(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values));
  }
}
