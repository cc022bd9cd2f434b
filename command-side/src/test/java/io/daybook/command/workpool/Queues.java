package io.daybook.command.workpool;

import io.daybook.wire.Field;

/** Changes of queues for tests of deciders. */
final class Queues {

  private Queues() {}

  static WorkQueueChanges nothing() {
    return of(Field.absent(), Field.absent(), Field.absent(), Field.absent());
  }

  static WorkQueueChanges name(String name) {
    return of(Field.of(name), Field.absent(), Field.absent(), Field.absent());
  }

  static WorkQueueChanges noDescription() {
    return of(Field.absent(), Field.ofNull(), Field.absent(), Field.absent());
  }

  static WorkQueueChanges paused(boolean paused) {
    return of(Field.absent(), Field.absent(), Field.of(paused), Field.absent());
  }

  static WorkQueueChanges priority(int priority) {
    return of(Field.absent(), Field.absent(), Field.absent(), Field.of(priority));
  }

  private static WorkQueueChanges of(
      Field<String> name,
      Field<String> description,
      Field<Boolean> paused,
      Field<Integer> priority) {
    return new WorkQueueChanges(
        name, description, paused, Field.absent(), priority, Field.absent(), Field.absent());
  }
}
