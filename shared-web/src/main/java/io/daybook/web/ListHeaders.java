package io.daybook.web;

/** What answers tell of a list where Prefect's shape has no room for it, and only if asked. */
public final class ListHeaders {

  /** Where the list goes on; absent at its end. */
  public static final String CURSOR = "Daybook-Cursor";

  /** Whether a count is exact; false: there are more. */
  public static final String COUNT_EXACT = "Daybook-Count-Exact";

  private ListHeaders() {}
}
