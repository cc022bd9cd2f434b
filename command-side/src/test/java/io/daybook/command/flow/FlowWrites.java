package io.daybook.command.flow;

import io.daybook.command.concurrency.ConcurrencyLimitDirectory;
import io.daybook.command.run.RunWrites;
import io.daybook.wire.Field;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Commands about flows for tests of what they pass through. */
public final class FlowWrites {

  private FlowWrites() {}

  public static Class<?>[] handlers() {
    Stream<Class<?>> own =
        Stream.of(
            CreateFlowHandler.class,
            ChangeFlowHandler.class,
            ConcurrencyLimitDirectory.class,
            FlowRemoval.class,
            DeleteFlowHandler.class,
            DeleteFlowsHandler.class);
    return Stream.concat(own, Arrays.stream(RunWrites.removal())).toArray(Class<?>[]::new);
  }

  public static CreateFlow create(String name) {
    return new CreateFlow(name, List.of(), null);
  }

  public static ChangeFlow tag(UUID id, String tag) {
    return new ChangeFlow(id, Field.of(List.of(tag)));
  }

  public static DeleteFlow delete(UUID id) {
    return new DeleteFlow(id);
  }
}
