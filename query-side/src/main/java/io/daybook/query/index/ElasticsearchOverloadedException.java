package io.daybook.query.index;

import org.jspecify.annotations.Nullable;

/**
 * Elasticsearch has no room for a request or for its answer. Later it may have; for a smaller one
 * it may have now.
 */
public final class ElasticsearchOverloadedException extends ElasticsearchUnavailableException {
  private static final long serialVersionUID = 1L;

  ElasticsearchOverloadedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
