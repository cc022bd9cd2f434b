package io.daybook.query.projection;

import java.util.Collection;

/** Elasticsearch took writes for an index as if it were another than the one it should be. */
final class PartLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PartLostException(Collection<String> written) {
    super(
        "One of %s is not what was written before: it numbers its writes anew".formatted(written));
  }
}
