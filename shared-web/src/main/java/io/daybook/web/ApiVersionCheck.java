package io.daybook.web;

import io.daybook.wire.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses clients that speak an older version of the API than this one: {@code x.y.z}. */
final class ApiVersionCheck implements HandlerInterceptor {

  static final String HEADER = "x-prefect-api-version";

  private static final String LEAST = "0.8.0";
  private static final BigInteger LEAST_MINOR = BigInteger.valueOf(8);
  private static final Pattern VERSION =
      Pattern.compile("\\s*([+-]?\\d+)\\s*\\.\\s*([+-]?\\d+)\\s*\\.\\s*([+-]?\\d+)\\s*");

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String version = request.getHeader(HEADER);
    if (version == null || version.isEmpty()) {
      return true;
    }
    Matcher m = VERSION.matcher(version);
    if (!m.matches()) {
      throw ApiException.detail(
          400,
          "Invalid X-PREFECT-API-VERSION header format.Expected header in format 'x.y.z' but"
              + " received "
              + version);
    }
    if (isOlder(
        new BigInteger(m.group(1)), new BigInteger(m.group(2)), new BigInteger(m.group(3)))) {
      throw ApiException.detail(
          400,
          "The request specified API version %s but this server requires version %s or higher."
              .formatted(version, LEAST));
    }
    return true;
  }

  /** Whether it is before 0.8.0. */
  private static boolean isOlder(BigInteger major, BigInteger minor, BigInteger patch) {
    if (major.signum() != 0) {
      return major.signum() < 0;
    }
    int order = minor.compareTo(LEAST_MINOR);
    return order < 0 || (order == 0 && patch.signum() < 0);
  }
}
