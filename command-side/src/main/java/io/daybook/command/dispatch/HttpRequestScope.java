package io.daybook.command.dispatch;

import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.Log;
import io.daybook.web.RequestContext;

/** The HTTP request of the current thread. */
public final class HttpRequestScope implements RequestScope {

  @Override
  public EventMetadata metadata() {
    return RequestContext.currentMetadata();
  }

  @Override
  public void sending(EventMetadata by) {
    RequestContext.recordSent(by);
  }

  @Override
  public void wrote(Log log, long position) {
    RequestContext.recordPosition(log, position);
  }
}
