package io.daybook.query.index;

/** Elasticsearch refused a request, and will refuse it again. */
public final class ElasticsearchRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ElasticsearchRefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status: 400 a request that it does not understand, 401, 403, 404. */
  public int status() {
    return status;
  }
}
