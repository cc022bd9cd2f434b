package io.daybook.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledParentTest {
  private static final Path NODE = Path.of(System.getProperty("daybook.node.dir"));

  @TempDir private Path data;

  @Test
  void leavesNoChildBehindAndNothingThatTheNextStartTripsOver() throws Exception {
    Process parent = parent();
    List<Long> children = children(parent);

    parent.destroyForcibly().waitFor();
    // At once, while the orphans are still on their way out.
    try (DataLock lock = DataLock.acquire(data);
        EmbeddedPostgres postgres =
            EmbeddedPostgres.start(PostgresOptions.in(data.resolve("pg")), _ -> {});
        EmbeddedElasticsearch node =
            EmbeddedElasticsearch.start(
                ElasticsearchOptions.quickIn(NODE, data.resolve("es")), _ -> {});
        Connection connection = postgres.address().connect()) {
      assertThat(lock).isNotNull();
      assertThat(node.process().isAlive()).isTrue();
      assertThat(connection.createStatement().executeQuery("select * from written").next())
          .isTrue();
      for (long child : children) {
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
      }
    }
  }

  @Test
  void endsTheChildrenEvenWhenNobodyStartsAgain() throws Exception {
    Process parent = parent();
    List<Long> children = children(parent);

    parent.destroyForcibly().waitFor();

    for (long child : children) {
      var left = ProcessHandle.of(child);
      if (left.isPresent()) {
        left.get().onExit().get(40, TimeUnit.SECONDS);
      }
    }
  }

  private Process parent() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Parent.class.getName(),
            data.toString(),
            NODE.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<Long> children(Process parent) throws IOException {
    try (BufferedReader answers = parent.inputReader()) {
      return List.of(Long.valueOf(answers.readLine()), Long.valueOf(answers.readLine()));
    }
  }

  /** A program that starts both servers, writes a row, says their process numbers and stays. */
  static final class Parent {
    private Parent() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
      Path data = Path.of(args[0]);
      DataLock lock = DataLock.acquire(data);
      EmbeddedPostgres postgres =
          EmbeddedPostgres.start(PostgresOptions.in(data.resolve("pg")), _ -> {});
      EmbeddedElasticsearch node =
          EmbeddedElasticsearch.start(
              ElasticsearchOptions.in(Path.of(args[1]), data.resolve("es")), _ -> {});
      try (Connection connection = postgres.address().connect()) {
        connection.createStatement().execute("create table written as select 1 as n");
      }
      System.out.println(postgres.process().pid());
      System.out.println(node.process().pid());
      new CountDownLatch(1).await();
      lock.close();
    }
  }
}
