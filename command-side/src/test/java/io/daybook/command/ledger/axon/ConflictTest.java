package io.daybook.command.ledger.axon;

import static java.util.stream.LongStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.command.dispatch.Written;
import io.daybook.command.flow.CreateFlow;
import io.daybook.command.flow.FlowWrites;
import io.daybook.command.ledger.store.AggregateType;
import io.daybook.flow.FlowEvent.FlowTouched;
import io.daybook.ledger.Log;
import io.daybook.ledger.RecordedEvent;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConflictTest {

  private static final int THREADS = 8;
  private static final int EACH = 15;

  private LedgerUnderTest ledger;

  @BeforeAll
  void start() {
    ledger = LedgerUnderTest.start(List.of(), FlowWrites.handlers());
  }

  @AfterAll
  void stop() {
    ledger.close();
  }

  @Test
  void aSequenceNumberThatIsTakenIsAConcurrencyConflict() {
    UUID id = create("taken").answer().flow().id();
    long head = ledger.events().head();
    GenericDomainEventMessage<?> late =
        new GenericDomainEventMessage<>(
            AggregateType.Names.FLOW, id.toString(), 0, new FlowTouched(id));

    assertThatExceptionOfType(ConcurrencyException.class)
        .isThrownBy(
            () -> new LedgerEventStorageEngine(Log.LEDGER, ledger.events()).appendEvents(late));
    assertThat(ledger.events().head()).isEqualTo(head);
  }

  @Test
  void changesOfOneFlowByManyAllSucceedOneAfterTheOther() throws Exception {
    UUID id = create("busy").answer().flow().id();

    inParallel(writer -> {
      for (int i = 0; i < EACH; i++) {
        ledger.commands().send(FlowWrites.tag(id, writer + "-" + i));
      }
      return true;
    });

    assertThat(ledger.events().ofAggregate(id, 0))
        .extracting(RecordedEvent::sequenceNumber)
        .containsExactlyElementsOf(range(0, 1L + THREADS * EACH).boxed().toList());
  }

  @Test
  void creationsOfOneNameAllGetTheSameFlowAndOneIsToldThatItIsNew() throws Exception {
    List<CreateFlow.Answer> answers = inParallel(_ -> create("wanted").answer());

    assertThat(answers).extracting(a -> a.flow().id()).containsOnly(answers.get(0).flow().id());
    assertThat(answers).filteredOn(CreateFlow.Answer::created).hasSize(1);
    assertThat(ledger.events().ofAggregate(answers.get(0).flow().id(), 0)).hasSize(1);
  }

  private Written<CreateFlow.Answer> create(String name) {
    return ledger.commands().send(FlowWrites.create(name));
  }

  /** One of {@link #THREADS} tasks, by its number. */
  private interface Task<T> {
    T run(int number);
  }

  private static <T> List<T> inParallel(Task<T> task) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<T>> tasks =
          IntStream.range(0, THREADS).<Callable<T>>mapToObj(i -> () -> task.run(i)).toList();
      return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
    }
  }
}
