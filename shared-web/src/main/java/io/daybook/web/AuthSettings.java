package io.daybook.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.auth.*}.
 *
 * @param string {@code user:password} that every request must carry as HTTP Basic; "" asks for
 *     nothing
 */
@ConfigurationProperties("daybook.auth")
public record AuthSettings(@DefaultValue("") String string) {

  boolean isRequired() {
    return !string.isEmpty();
  }

  /** The part before the colon; null without one, since the text is then all secret. */
  @Nullable String user() {
    int colon = string.indexOf(':');
    return colon < 0 ? null : string.substring(0, colon);
  }

  @Override
  public String toString() {
    return "AuthSettings[" + (isRequired() ? "required" : "none") + "]";
  }
}
