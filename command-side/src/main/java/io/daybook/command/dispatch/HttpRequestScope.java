package io.daybook.command.dispatch;

import io.daybook.ledger.EventMetadata;
import io.daybook.web.RequestContext;

/** The HTTP request of the current thread. */
public final class HttpRequestScope implements RequestScope {

  @Override
  public EventMetadata metadata() {
    return RequestContext.currentMetadata();
  }

  @Override
  public void wrote(long position) {
    RequestContext.recordPosition(position);
  }
}
