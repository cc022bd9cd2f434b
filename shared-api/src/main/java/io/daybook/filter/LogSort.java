package io.daybook.filter;

/** The orders of lines; those of one moment stand as they came. */
public enum LogSort {
  TIMESTAMP_ASC,
  TIMESTAMP_DESC
}
