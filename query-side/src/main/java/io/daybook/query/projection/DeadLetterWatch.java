package io.daybook.query.projection;

import io.daybook.repeat.Repeating;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Knows how many dead letters there are, so that whoever asks need not wait for the database. */
final class DeadLetterWatch implements DisposableBean {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final DeadLetters letters;
  private final Repeating repeating = new Repeating("dead-letters");
  private volatile long count;

  DeadLetterWatch(DeadLetters letters) {
    this.letters = letters;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    repeating.every(INTERVAL, "The dead letters were not counted", this::look);
  }

  private void look() {
    count = letters.ofLive();
  }

  long count() {
    return count;
  }

  @Override
  public void destroy() {
    repeating.close();
  }
}
