package io.daybook.elasticsearch.analysis;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.elasticsearch.common.settings.Settings;

/**
 * The settings of one analysis component. A setting that this node would ignore is refused, so that
 * an index is never analysed otherwise here than on a full cluster.
 */
record Options(Settings settings) {
  static Options of(Settings settings, Set<String> known) {
    Set<String> unknown = new TreeSet<>(settings.keySet());
    unknown.removeAll(known);
    unknown.remove("type");
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "The embedded node does not know the analysis settings " + unknown + ", only " + known);
    }
    return new Options(settings);
  }

  Grams grams(int min, int max) {
    return new Grams(settings.getAsInt("min_gram", min), settings.getAsInt("max_gram", max));
  }

  boolean preserveOriginal() {
    return is("preserve_original", false);
  }

  boolean is(String setting, boolean byDefault) {
    return settings.getAsBoolean(setting, byDefault);
  }

  /** A list without a default. */
  List<String> list(String setting) {
    if (!settings.hasValue(setting)) {
      throw new IllegalArgumentException(setting + " is missing");
    }
    return settings.getAsList(setting);
  }
}
