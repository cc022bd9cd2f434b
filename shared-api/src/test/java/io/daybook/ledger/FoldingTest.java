package io.daybook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowDeleted;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.flow.FlowEvent.FlowTouched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldingTest {

  private static final UUID ID = UUID.randomUUID();
  private static final FlowCreated CREATED = new FlowCreated(ID, "etl", List.of(), null);
  private static final FlowTagsChanged TAGGED = new FlowTagsChanged(ID, List.of("a"));
  private static final UnreadEvent UNREAD = new UnreadEvent(ID, "FlowSealed", "of a newer one");

  @Test
  void aStreamLeadsToItsState() {
    assertThat(fold(CREATED, TAGGED)).extracting(Flow::tags).isEqualTo(List.of("a"));
    assertThat(fold()).isNull();
    assertThat(fold(CREATED, new FlowDeleted(ID))).isNull();
  }

  @Test
  void behindWhatCantBeReadThereIsNoState() {
    assertThatExceptionOfType(UnreadableAggregateException.class)
        .isThrownBy(() -> fold(CREATED, UNREAD, TAGGED))
        .satisfies(e ->
            assertThat(e.unreadable())
                .isEqualTo(new Unreadable(ID, 2, "FlowSealed", "of a newer one")));
  }

  @Test
  void whatMakesNoSenseWhereItStandsCantBeReadEither() {
    assertThatExceptionOfType(UnreadableAggregateException.class)
        .isThrownBy(() -> fold(TAGGED, CREATED))
        .satisfies(e -> {
          assertThat(e.unreadable().position()).isEqualTo(1);
          assertThat(e.unreadable().eventName()).isEqualTo("FlowTagsChanged");
        });
  }

  @Test
  void aDeletionEndsWhateverWasBefore() {
    assertThat(fold(CREATED, UNREAD, TAGGED, new FlowDeleted(ID))).isNull();
    assertThat(fold(UNREAD, new FlowDeleted(ID))).isNull();
  }

  @Test
  void aStateIsFoldedOn() {
    Flow before = fold(CREATED);

    assertThat(Folding.fold(before, stream(TAGGED), FlowEvent.class, Flow::evolve))
        .extracting(Flow::tags)
        .isEqualTo(List.of("a"));
  }

  @Test
  void onlyWhatNeedsNoStateCanBeDecidedOnNone() {
    Folding<Flow, FlowEvent> folding = new Folding<>(FlowEvent.class, Flow::evolve);
    stream(CREATED, UNREAD).forEach(folding::add);

    assertThatExceptionOfType(UnreadableAggregateException.class)
        .isThrownBy(() -> folding.addNew(new FlowTouched(ID), Instant.EPOCH));
    assertThat(folding.isReadable()).isFalse();

    folding.addNew(new FlowDeleted(ID), Instant.EPOCH);

    assertThat(folding.isReadable()).isTrue();
    assertThat(folding.state()).isNull();
  }

  private static @Nullable Flow fold(LedgerEvent... events) {
    return Folding.fold(stream(events), FlowEvent.class, Flow::evolve);
  }

  private static List<RecordedEvent> stream(LedgerEvent... events) {
    List<RecordedEvent> stream = new ArrayList<>();
    for (LedgerEvent event : events) {
      long position = stream.size() + 1L;
      stream.add(
          new RecordedEvent(
              position,
              position - 1,
              UUID.randomUUID(),
              event,
              EventMetadata.SYSTEM,
              Instant.EPOCH,
              Instant.EPOCH));
    }
    return stream;
  }
}
