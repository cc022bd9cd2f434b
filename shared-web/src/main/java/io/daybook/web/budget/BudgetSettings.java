package io.daybook.web.budget;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What all requests of a process share: a part of {@code daybook.api.*}.
 *
 * @param bodyBudget the memory that bodies, frames and large answers may hold together; at least
 *     32MB; three eighths of the heap
 * @param maxReads how many reads are at work at once; 1 to 100,000; 400
 * @param maxWrites how many writes are; 1 to 100,000; 400
 */
@ConfigurationProperties("daybook.api")
public record BudgetSettings(
    @Nullable DataSize bodyBudget,
    @DefaultValue("400") int maxReads,
    @DefaultValue("400") int maxWrites) {

  private static final DataSize LEAST = DataSize.ofMegabytes(32);

  public BudgetSettings {
    if (bodyBudget != null && bodyBudget.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("daybook.api.body-budget must be at least 32MB");
    }
    requireNumber("max-reads", maxReads);
    requireNumber("max-writes", maxWrites);
  }

  private static void requireNumber(String name, int number) {
    if (number < 1 || number > 100_000) {
      throw new IllegalArgumentException("daybook.api." + name + " must be 1 to 100000");
    }
  }

  long bytes() {
    long ofHeap = Runtime.getRuntime().maxMemory() / 8 * 3;
    return bodyBudget == null ? Math.max(LEAST.toBytes(), ofHeap) : bodyBudget.toBytes();
  }
}
