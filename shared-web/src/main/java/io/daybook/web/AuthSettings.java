package io.daybook.web;

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

  @Override
  public String toString() {
    return "AuthSettings[" + (isRequired() ? "required" : "none") + "]";
  }
}
