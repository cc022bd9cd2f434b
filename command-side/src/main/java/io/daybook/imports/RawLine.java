package io.daybook.imports;

/**
 * A line as it stands in the file.
 *
 * @param number from 1
 */
record RawLine(long number, String text) {}
