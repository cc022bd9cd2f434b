package io.daybook.query.index;

/** How documents of two indices are joined by the numbers that they share. */
public enum JoinStrategy {
  /** By bitmaps: fast, and needs Daybook's plugin on the nodes. */
  BITMAP,

  /** By lists of numbers: the same answers from any Elasticsearch, slower where many match. */
  TERMS
}
