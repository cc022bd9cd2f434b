package io.daybook.query.projection;

import io.daybook.query.index.SearchClient;
import io.daybook.web.Pulse;

/** Asks Elasticsearch whether it is there, over a connection that nobody else uses. */
record ElasticsearchQuestion(SearchClient client) implements Pulse.Question {

  @Override
  public void ask() {
    boolean _ = client.exists("/");
  }

  @Override
  public void close() {
    client.close();
  }
}
