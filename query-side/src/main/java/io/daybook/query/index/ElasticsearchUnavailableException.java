package io.daybook.query.index;

import org.jspecify.annotations.Nullable;

/** Elasticsearch can't answer now: it is down, overloaded or out of reach. Later it may. */
public sealed class ElasticsearchUnavailableException extends RuntimeException
    permits ElasticsearchOverloadedException {
  private static final long serialVersionUID = 1L;

  ElasticsearchUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
