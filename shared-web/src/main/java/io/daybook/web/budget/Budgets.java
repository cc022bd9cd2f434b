package io.daybook.web.budget;

/**
 * The memory of a process for what clients send and take. Each has its own, so that whoever fills
 * one stands in nobody else's way.
 *
 * @param received bodies as they come, byte by byte
 * @param read what bodies become when they are read
 * @param sockets frames that come over websockets or wait for their clients
 * @param answers large answers on their way
 */
public record Budgets(
    ByteBudget received, ByteBudget read, ByteBudget sockets, ByteBudget answers) {

  /** What is smaller is not counted: there are bounds of requests and of sockets. */
  public static final int SMALL = 64 * 1024;

  /**
   * @param bytes of all together
   */
  public static Budgets of(long bytes) {
    return new Budgets(
        new ByteBudget(bytes / 4),
        new ByteBudget(bytes / 2),
        new ByteBudget(bytes / 8),
        new ByteBudget(bytes / 8));
  }
}
