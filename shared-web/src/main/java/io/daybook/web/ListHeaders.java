package io.daybook.web;

/** What answers tell of a list where its body has no room for it, and only if asked. */
public final class ListHeaders {

  /** Where the list goes on; absent at its end. */
  public static final String CURSOR = "Daybook-Cursor";

  /** Whether a count is exact; false: there are more. */
  public static final String COUNT_EXACT = "Daybook-Count-Exact";

  /** The position up to which an export tells: with it as {@code until}, it is the same again. */
  public static final String UNTIL = "Daybook-Until";

  private ListHeaders() {}
}
