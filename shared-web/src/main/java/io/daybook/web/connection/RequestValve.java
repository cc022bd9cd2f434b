package io.daybook.web.connection;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last of the server to see a request: its head is there, its answer is given.
 */
final class RequestValve extends ValveBase {

  RequestValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Connection connection = request.isAsyncDispatching() ? null : Connection.current();
    if (connection != null) {
      connection.enterAnew(hasBody(request) ? Phase.BODY : Phase.ANSWER);
    }
    if (Probes.isAnswering()) {
      leave(request, response);
    }
    getNext().invoke(request, response);
    if (request.isAsync()) {
      enter(Connection.current(), Phase.STREAM);
    } else if (connection != null && connection.is(Phase.ANSWER)) {
      // What is left of a body is still in the way of the next request.
      connection.enter(Phase.IDLE);
    }
  }

  /** What the client sends besides, this thread does not wait for. */
  private static void leave(Request request, Response response) {
    response.setHeader("Connection", "close");
    if (hasBody(request)) {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  private static void enter(@Nullable Connection connection, Phase phase) {
    if (connection != null) {
      connection.enter(phase);
    }
  }

  private static boolean hasBody(Request request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }
}
