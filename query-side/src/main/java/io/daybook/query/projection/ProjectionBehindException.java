package io.daybook.query.projection;

import java.time.Duration;

/** The documents are not as new as a read wishes, and did not become so in time: 503. */
public final class ProjectionBehindException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  ProjectionBehindException(long wished, long applied, Duration retryAfter) {
    super(
        "The read model is at position %d, this read needs %d: it is still catching up"
            .formatted(applied, wished));
    this.retryAfter = retryAfter;
  }

  ProjectionBehindException(String message) {
    super(message);
    this.retryAfter = Duration.ofSeconds(1);
  }

  /** For the {@code Retry-After} header. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
