package io.daybook.command.ledger.axon;

import static java.util.stream.LongStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.flow.FlowWrites;
import io.daybook.ledger.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TotalOrderTest {

  private static final int WRITERS = 8;
  private static final int EACH = 40;

  @Test
  void aReaderOfTheNewestSeesEveryPositionInOrderWhileEightWrite() throws Exception {
    try (LedgerUnderTest ledger = LedgerUnderTest.start(List.of(), FlowWrites.handlers());
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
      AtomicBoolean written = new AtomicBoolean();
      Future<List<Long>> seen = threads.submit(() -> tail(ledger, written));

      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String prefix = "flow-" + writer + "-";
        writers.add(threads.submit(() -> write(ledger, prefix)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      written.set(true);

      assertThat(seen.get())
          .containsExactlyElementsOf(rangeClosed(1, (long) WRITERS * EACH).boxed().toList());
      assertThat(ledger.events().head()).isEqualTo((long) WRITERS * EACH);
    }
  }

  private static void write(LedgerUnderTest ledger, String prefix) {
    for (int i = 0; i < EACH; i++) {
      ledger.commands().send(FlowWrites.create(prefix + i));
    }
  }

  // Each look begins behind the largest position seen so far, so one committed late would be
  // missed.
  private static List<Long> tail(LedgerUnderTest ledger, AtomicBoolean written) {
    List<Long> seen = new ArrayList<>();
    boolean last;
    do {
      last = written.get();
      long after = seen.isEmpty() ? 0 : seen.getLast();
      ledger.events().after(after, 1000).stream().map(RecordedEvent::position).forEach(seen::add);
    } while (!last);
    return seen;
  }
}
