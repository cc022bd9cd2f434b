package io.daybook.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.elasticsearch.plugins.SearchPlugin.SearchExtensionSpec;
import org.junit.jupiter.api.Test;

class ServerPluginTest {

  @Test
  void bringsTheStoreAndTheJoin() {
    ServerPlugin plugin = new ServerPlugin();

    assertThat(plugin.getDirectoryFactories()).containsOnlyKeys("nrt");
    assertThat(plugin.getQueries()).extracting(ServerPluginTest::name).containsExactly("bitmap");
    assertThat(plugin.getAggregations())
        .extracting(ServerPluginTest::name)
        .containsExactly("distinct_bitmap");
  }

  @Test
  void isTheClassThatTheArchiveNames() throws IOException {
    assertThat(Files.readString(Path.of("src/main/plugin/plugin-descriptor.properties")))
        .contains("classname=" + ServerPlugin.class.getName() + "\n");
  }

  private static String name(SearchExtensionSpec<?, ?> spec) {
    return spec.getName().getPreferredName();
  }
}
