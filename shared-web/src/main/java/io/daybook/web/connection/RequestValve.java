package io.daybook.web.connection;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
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
      connection.answering(response.getCoyoteResponse()::getContentWritten);
      connection.enterAnew(hasBody(request) ? Phase.BODY : Phase.ANSWER);
    }
    if (Probes.isAnswering()) {
      response.setHeader("Connection", "close"); // the next request may be any other
    }
    getNext().invoke(request, response);
    if (request.isAsync()) {
      enter(Connection.current(), Phase.STREAM);
    } else if (connection != null && connection.is(Phase.ANSWER)) {
      // What is left of a body is still in the way of the next request.
      connection.enter(Phase.IDLE);
    }
  }

  private static void enter(@Nullable Connection connection, Phase phase) {
    if (connection != null) {
      connection.enter(phase);
    }
  }

  // By the header as it is: what is wrong with it is for others to find.
  private static boolean hasBody(Request request) {
    String length = request.getHeader("Content-Length");
    return (length != null && !length.equals("0"))
        || request.getHeader("Transfer-Encoding") != null;
  }
}
