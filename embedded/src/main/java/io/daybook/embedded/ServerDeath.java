package io.daybook.embedded;

/**
 * An embedded server ended although nobody asked it to.
 *
 * @param server its name, for people
 * @param reason what is known: exit code, end of its log
 */
public record ServerDeath(String server, String reason) {}
