package io.daybook.web;

import io.daybook.ledger.Actor;
import io.daybook.ledger.EventMetadata;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from a request what is kept with the events it causes. */
final class RequestMetadata {

  static final String REASON = "Daybook-Reason";

  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
  private static final String NO_TRACE = "0".repeat(32);
  private static final int LONGEST = 1000;

  private final AuthSettings auth;

  RequestMetadata(AuthSettings auth) {
    this.auth = auth;
  }

  EventMetadata of(HttpServletRequest request) {
    return new EventMetadata(
        actor(request),
        requestId(request),
        header(request, "User-Agent"),
        header(request, "x-prefect-worker-name"),
        request.getRemoteAddr(),
        decoded(header(request, REASON)),
        null);
  }

  private Actor actor(HttpServletRequest request) {
    if (auth.isRequired()) {
      String user = auth.user();
      return new Actor(user, "USER", user, true);
    }
    String automation = header(request, "prefect-automation-id");
    if (automation != null) {
      String name = base64(header(request, "prefect-automation-name"));
      return new Actor(automation, "AUTOMATION", name, false);
    }
    String worker = header(request, "x-prefect-worker-name");
    if (worker != null) {
      return new Actor(null, "WORKER", worker, false);
    }
    String flow = header(request, "x-prefect-flow-name");
    if (flow != null) {
      return new Actor(header(request, "x-prefect-flow-id"), "FLOW", flow, false);
    }
    return Actor.ANONYMOUS;
  }

  private static String requestId(HttpServletRequest request) {
    String trace = request.getHeader("traceparent");
    Matcher m = TRACEPARENT.matcher(trace == null ? "" : trace);
    return m.matches() && !m.group(1).equals(NO_TRACE)
        ? m.group(1)
        : UUID.randomUUID().toString().replace("-", "");
  }

  /** A header's text without what a database can't hold, and cut to a sane length. */
  private static @Nullable String header(HttpServletRequest request, String name) {
    String text = request.getHeader(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    String clean = text.strip().replace("\0", "");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
  }

  /** Headers are bytes: what a client wrote as UTF-8 arrives as Latin-1. */
  private static @Nullable String decoded(@Nullable String header) {
    return header == null
        ? null
        : new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static @Nullable String base64(@Nullable String header) {
    try {
      return header == null
          ? null
          : new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
