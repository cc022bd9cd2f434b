package io.daybook.query.index;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is sent together, and what a node charges for it. */
final class BulkBatch {
  private final List<BulkItem> items = new ArrayList<>();
  private final Map<String, Long> largest = new HashMap<>();
  private long bytes;

  static BulkBatch of(List<BulkItem> items) {
    BulkBatch batch = new BulkBatch();
    items.forEach(batch::add);
    return batch;
  }

  void add(BulkItem item) {
    items.add(item);
    largest.merge(item.index(), item.size(), Math::max);
    bytes += item.size();
  }

  /** Whether it would still be a request that others can be sent beside. */
  boolean takes(BulkItem item, BulkLimits limits) {
    if (items.isEmpty()) {
      return true;
    }
    long before = largest.getOrDefault(item.index(), 0L);
    long more = Math.max(0, item.size() - before);
    long charge = charge() + item.size() + BulkLimits.charge(0, Map.of(item.index(), more));
    return limits.isShare(bytes + item.size(), charge);
  }

  List<BulkItem> items() {
    return items;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  long bytes() {
    return bytes;
  }

  long charge() {
    return BulkLimits.charge(bytes, largest);
  }

  byte[] lines() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(Math.toIntExact(bytes));
    items.forEach(item -> item.writeTo(lines));
    return lines.toByteArray();
  }
}
