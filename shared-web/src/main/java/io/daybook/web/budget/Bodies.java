package io.daybook.web.budget;

import io.daybook.web.connection.Connection;
import io.daybook.wire.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests, as far as there is room for them. */
public final class Bodies {

  private static final int FIRST = 8 * 1024;

  private final Budgets budgets;
  private final int most;

  /**
   * @param most bytes of one body
   */
  public Bodies(Budgets budgets, int most) {
    this.budgets = budgets;
    this.most = most;
  }

  /**
   * The whole body. What it takes to read it as JSON is set aside for the request.
   *
   * @throws ApiException 413 if it is too large; 503 if there is no room for it now; 408 if it does
   *     not come in time; 400 if it breaks off
   */
  public byte[] read(HttpServletRequest request) {
    Connection connection = Connection.current();
    try {
      byte[] body = received(request, connection);
      if (connection != null) {
        connection.bodyReceived();
      }
      setAside(request, body);
      return body;
    } catch (IOException _) {
      throw connection != null && connection.isLate() ? late() : brokenOff();
    }
  }

  private void setAside(HttpServletRequest request, byte[] body) {
    long cost =
        body.length > Budgets.SMALL
            ? Connection.inTurn(() -> JsonCost.of(body))
            : JsonCost.of(body);
    if (!budgets.read().holds(cost)) {
      throw ApiException.detail(
          413,
          "Request body is too complex: it would take about %d MB to read (daybook.api.body-budget)."
              .formatted(cost >> 20));
    }
    if (cost > Budgets.SMALL) {
      Holdings.of(request).take(budgets.read(), cost);
    }
  }

  /** In an array that grows as the body comes: what a client promises costs nothing yet. */
  private byte[] received(HttpServletRequest request, @Nullable Connection connection)
      throws IOException {
    InputStream in = request.getInputStream();
    ByteBudget.Lease lease = Holdings.of(request).lease(budgets.received());
    int promised = (int) Math.min(request.getContentLengthLong(), most + 1L);
    if (promised > most) {
      discard(in);
      throw tooLarge();
    }
    byte[] body = new byte[promised < 0 ? FIRST : Math.min(promised, FIRST)];
    int size = 0;
    for (int n = in.read(body, 0, body.length);
        n >= 0;
        n = in.read(body, size, body.length - size)) {
      size += n;
      if (connection != null) {
        connection.received(n);
      }
      if (size == body.length) {
        if (size == promised) {
          return body;
        }
        body = grown(body, promised, lease, in);
      }
    }
    return Arrays.copyOf(body, size);
  }

  private byte[] grown(byte[] body, int promised, ByteBudget.Lease lease, InputStream in)
      throws IOException {
    if (body.length > most) {
      discard(in);
      throw tooLarge();
    }
    int length = (int) Math.min(2L * body.length, most + 1L);
    if (promised > body.length) {
      length = Math.min(length, promised);
    }
    if (!lease.growTo(length, Duration.ZERO)) {
      lease.close();
      discard(in);
      throw Holdings.busy();
    }
    return Arrays.copyOf(body, length);
  }

  /** A client reads its answer when it has sent its body; within reason, it is listened to. */
  private void discard(InputStream in) throws IOException {
    byte[] part = new byte[FIRST];
    long left = most;
    for (int n = 0; n >= 0 && left > 0; n = in.read(part)) {
      left -= n;
    }
  }

  private ApiException tooLarge() {
    return ApiException.detail(
        413, "Request body is larger than %d bytes (daybook.api.max-body-size).".formatted(most));
  }

  private static ApiException late() {
    return ApiException.detail(
        408, "The body did not come in time (daybook.connections.body-timeout).");
  }

  private static ApiException brokenOff() {
    return ApiException.detail(400, "There was an error parsing the body");
  }
}
