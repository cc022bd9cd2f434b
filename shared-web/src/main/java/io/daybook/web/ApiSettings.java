package io.daybook.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code daybook.api.*}.
 *
 * @param defaultLimit rows of a list where the request names no limit, and the most it may name;
 *     200
 * @param maxBodySize of a request; larger ones are answered 413; 16MB
 */
@ConfigurationProperties("daybook.api")
public record ApiSettings(
    @DefaultValue("200") int defaultLimit, @DefaultValue("16MB") DataSize maxBodySize) {

  public ApiSettings {
    if (defaultLimit < 1 || defaultLimit > 10_000) {
      throw new IllegalArgumentException("daybook.api.default-limit must be from 1 to 10000");
    }
    if (maxBodySize.toBytes() < 1024 || maxBodySize.toBytes() > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException("daybook.api.max-body-size must be from 1KB to 1GB");
    }
  }
}
