package io.daybook.query.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How reads behave: {@code daybook.reads.*}.
 *
 * @param patience {@code wait}: how long a read waits for what was committed before it; then it is
 *     answered with 503
 */
@ConfigurationProperties("daybook.reads")
public record ReadSettings(@Name("wait") @DefaultValue("10s") Duration patience) {

  public ReadSettings {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("daybook.reads.wait must not be negative");
    }
  }
}
