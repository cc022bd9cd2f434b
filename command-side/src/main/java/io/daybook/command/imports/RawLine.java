package io.daybook.command.imports;

/**
 * A line as it stands in the file.
 *
 * @param number from 1
 */
record RawLine(long number, String text) {}
