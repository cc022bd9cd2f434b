package io.daybook.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.dispatch.Decision;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowDeleted;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.flow.FlowEvent.FlowTouched;
import io.daybook.flow.FlowRef;
import io.daybook.wire.Field;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class FlowDeciderTest {

  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000f");
  private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-0000000000ff");
  private static final ObjectNode LABELS = JsonNodeFactory.instance.objectNode().put("team", "x");
  private static final FlowCreated CREATED = new FlowCreated(ID, "etl", List.of("a"), LABELS);
  private static final Decision<FlowEvent> NOT_FOUND = Decision.refused(404, "Flow not found");

  @Test
  void aFlowOfANewNameIsCreatedWithTagsAndLabels() {
    Flow none = given();

    Decision<FlowEvent> decision =
        FlowDecider.decide(none, ID, new CreateFlow("etl", List.of("a"), LABELS));

    assertThat(decision).isEqualTo(Decision.accepted(CREATED));
  }

  @Test
  void labelsMayBeNull() {
    Decision<FlowEvent> decision =
        FlowDecider.decide(given(), ID, new CreateFlow("etl", List.of(), null));

    assertThat(decision).isEqualTo(Decision.accepted(new FlowCreated(ID, "etl", List.of(), null)));
  }

  @Test
  void aFlowThatIsThereIsNotChangedByACreation() {
    Flow flow = given(CREATED);

    Decision<FlowEvent> decision =
        FlowDecider.decide(flow, OTHER, new CreateFlow("etl", List.of("b"), null));

    assertThat(decision).isEqualTo(Decision.accepted());
  }

  @Test
  void newTagsReplaceTheOld() {
    Flow flow = given(CREATED);

    Decision<FlowEvent> decision =
        FlowDecider.decide(flow, new ChangeFlow(ID, Field.of(List.of("b", "a"))));

    assertThat(decision).isEqualTo(Decision.accepted(new FlowTagsChanged(ID, List.of("b", "a"))));
  }

  @Test
  void aChangeOfNothingTouchesTheFlow() {
    Flow flow = given(CREATED);

    assertThat(FlowDecider.decide(flow, new ChangeFlow(ID, Field.absent())))
        .isEqualTo(Decision.accepted(new FlowTouched(ID)));
    assertThat(FlowDecider.decide(flow, new ChangeFlow(ID, Field.of(List.of("a")))))
        .isEqualTo(Decision.accepted(new FlowTouched(ID)));
  }

  @Test
  void aFlowIsDeletedOnce() {
    assertThat(FlowDecider.decide(new FlowRef(ID, "etl"), new DeleteFlow(ID)))
        .isEqualTo(Decision.accepted(new FlowDeleted(ID)));
    assertThat(FlowDecider.decide((FlowRef) null, new DeleteFlow(ID))).isEqualTo(NOT_FOUND);
  }

  @Test
  void aFlowThatIsNotThereCanNotBeChanged() {
    assertThat(FlowDecider.decide(given(), new ChangeFlow(ID, Field.absent())))
        .isEqualTo(NOT_FOUND);
  }

  private static @Nullable Flow given(FlowEvent... past) {
    Flow flow = null;
    for (FlowEvent event : past) {
      flow = Flow.evolve(flow, event, Instant.EPOCH);
    }
    return flow;
  }
}
