package io.daybook.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each state is decided on the one before it, however many ask at once. */
class ConcurrentStatesTest {

  private static final int WORKERS = 8;

  @Test
  void oneOfManyWorkersSubmitsARun() throws Exception {
    try (CommandServer server = CommandServer.start()) {
      String flow = id(server.send("POST", "/flows/", "{\"name\":\"etl\"}"));
      String run =
          id(
              server.send(
                  "POST",
                  "/flow_runs/",
                  "{\"flow_id\":\"" + flow + "\",\"state\":{\"type\":\"SCHEDULED\"}}"));

      List<Answer> answers =
          atOnce(() ->
              server.send(
                  "POST",
                  "/flow_runs/" + run + "/set_state",
                  "{\"state\":{\"type\":\"PENDING\"}}"));

      assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
      assertThat(answers)
          .filteredOn(answer -> answer.status() == 200)
          .hasSize(WORKERS - 1)
          .allSatisfy(
              answer -> assertThat(answer.json().get("status").stringValue()).isEqualTo("ABORT"));
    }
  }

  private static List<Answer> atOnce(Callable<Answer> request)
      throws InterruptedException, ExecutionException {
    try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<Answer>> futures =
          workers.invokeAll(IntStream.range(0, WORKERS).mapToObj(_ -> request).toList());
      return futures.stream().map(Future::resultNow).toList();
    }
  }

  private static String id(Answer answer) {
    return answer.json().get("id").stringValue();
  }
}
