package io.daybook.command.flow;

import io.daybook.flow.Flow;
import io.daybook.ledger.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes a flow of this name, or gives the one that is there as it is. */
public record CreateFlow(String name, List<String> tags, @Nullable ObjectNode labels)
    implements Command<CreateFlow.Answer> {

  /**
   * @param created false if the flow was there before
   */
  public record Answer(Flow flow, boolean created) {}
}
