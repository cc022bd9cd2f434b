package io.daybook.elasticsearch.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.elasticsearch.TestIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FlushInfo;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.elasticsearch.index.shard.ShardId;
import org.elasticsearch.index.shard.ShardPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NrtStoreTest {
  @TempDir private Path data;

  @Test
  void keepsASmallFlushInMemoryUntilItIsSynced() throws IOException {
    try (Directory directory = open()) {
      try (IndexOutput segment =
          directory.createOutput("_0.cfs", IOContext.flush(new FlushInfo(10, 1_000)))) {
        segment.writeString("small");
      }
      assertThat(directory.listAll()).contains("_0.cfs");
      assertThat(files()).doesNotContain("_0.cfs");

      directory.sync(List.of("_0.cfs"));

      assertThat(files()).contains("_0.cfs");
    }
  }

  @Test
  void writesALargeFlushToDiskAtOnce() throws IOException {
    try (Directory directory = open()) {
      try (IndexOutput segment =
          directory.createOutput(
              "_1.cfs", IOContext.flush(new FlushInfo(1_000_000, 100_000_000)))) {
        segment.writeString("large");
      }

      assertThat(files()).contains("_1.cfs");
    }
  }

  private Directory open() throws IOException {
    Path shard = data.resolve("names-uuid").resolve("0");
    return requireNonNull(new NrtStore().getDirectoryFactories().get("nrt"))
        .newDirectory(
            TestIndex.settings(),
            new ShardPath(false, shard, shard, new ShardId("names", "names-uuid", 0)));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.list(data.resolve("names-uuid/0/index"))) {
      return found.map(file -> file.getFileName().toString()).toList();
    }
  }
}
