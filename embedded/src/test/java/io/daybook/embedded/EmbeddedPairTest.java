package io.daybook.embedded;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class EmbeddedPairTest {
  @Test
  void givesEachCallerAnEmptyDatabaseOfItsOwn() throws SQLException {
    try (EmbeddedPair first = EmbeddedPair.shared();
        EmbeddedPair second = EmbeddedPair.shared();
        Connection one = first.postgres().connect();
        Connection two = second.postgres().connect()) {
      one.createStatement().execute("create table only_here (n int)");

      assertThat(first.jdbcUrl()).isNotEqualTo(second.jdbcUrl());
      assertThat(tables(one)).isEqualTo(1);
      assertThat(tables(two)).isZero();
    }
  }

  @Test
  void deletesItsIndicesAndNoOthersWhenItIsClosed() throws Exception {
    try (EmbeddedPair kept = EmbeddedPair.shared()) {
      try (EmbeddedPair closed = EmbeddedPair.shared()) {
        send(closed, "PUT", closed.indexPrefix() + "flows");
        send(kept, "PUT", kept.indexPrefix() + "flows");
      }

      String indices = send(kept, "GET", "_cat/indices?h=index").body();

      assertThat(indices.lines()).containsExactly(kept.indexPrefix() + "flows");
    }
  }

  private static int tables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
      found.next();
      return found.getInt(1);
    }
  }

  private static HttpResponse<String> send(EmbeddedPair pair, String method, String path)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          pair.elasticsearch().request("/" + path).method(method, BodyPublishers.noBody()).build(),
          ofString());
    }
  }
}
