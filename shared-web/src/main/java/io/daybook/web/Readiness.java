package io.daybook.web;

/**
 * Whether a part of the server can do its work. The server is ready when all parts are; a part is a
 * bean of this type.
 */
@FunctionalInterface
public interface Readiness {

  /** Must not throw, and answers within a second or so. */
  boolean isReady();
}
