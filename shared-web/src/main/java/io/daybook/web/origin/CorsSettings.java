package io.daybook.web.origin;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.cors.*}: what pages of other hosts may do.
 *
 * @param allowedOrigins such as {@code https://ui.example.org}, or {@code *} for all there are;
 *     none, so that only pages of this server's own host are answered
 * @param allowedMethods {@code *}
 * @param allowedHeaders {@code *}
 */
@ConfigurationProperties("daybook.cors")
public record CorsSettings(
    @DefaultValue List<String> allowedOrigins,
    @DefaultValue("*") List<String> allowedMethods,
    @DefaultValue("*") List<String> allowedHeaders) {

  static final String ALL = "*";

  private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#@\\s*]+");
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  public CorsSettings {
    for (String origin : allowedOrigins) {
      if (!origin.equals(ALL) && !ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "daybook.cors.allowed-origins must be * or origins such as https://ui.example.org:8080"
                + ", without a path: "
                + origin);
      }
    }
    requireTokens("daybook.cors.allowed-methods", allowedMethods);
    requireTokens("daybook.cors.allowed-headers", allowedHeaders);
    allowedOrigins = List.copyOf(allowedOrigins);
    allowedMethods = List.copyOf(allowedMethods);
    allowedHeaders = List.copyOf(allowedHeaders);
  }

  private static void requireTokens(String name, List<String> values) {
    if (values.isEmpty() || !values.stream().allMatch(v -> TOKEN.matcher(v).matches())) {
      throw new IllegalArgumentException(name + " must be * or a list of names: " + values);
    }
  }
}
