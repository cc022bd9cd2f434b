package io.daybook.query.paging;

import io.daybook.wire.ApiException;

/** How large a list may be that can't go on by a cursor: it is held whole until it is sent. */
public final class AnswerSize {

  /** Of its rows, in bytes. */
  public static final long MOST = 128L << 20;

  private AnswerSize() {}

  /** 422. */
  public static ApiException exceeded() {
    return ApiException.detail(
        422,
        "The rows take more than %,d bytes: ask for fewer of them (limit), or with a cursor."
            .formatted(MOST));
  }
}
