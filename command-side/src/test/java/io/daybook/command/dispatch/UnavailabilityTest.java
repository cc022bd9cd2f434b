package io.daybook.command.dispatch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.mock.web.MockHttpServletRequest;

@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnavailabilityTest {

  private CommandServer server;

  @BeforeAll
  void start() {
    server = CommandServer.start("daybook.ledger.lock-timeout=200ms");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aLedgerThatAnotherTransactionHoldsAnswers503AndWritesNothing() throws Exception {
    try (Connection holder = server.database().connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("update ledger.head set position = position");

      Answer refused = post("held");
      holder.rollback();
      Answer accepted = post("held");

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.body()).isEqualTo("{\"exception_message\":\"Service Unavailable\"}");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(accepted.status()).isEqualTo(201);
    }
  }

  @Test
  void aWriteOnAFullDiskIsOneLineThatSaysSo(CapturedOutput output) throws Exception {
    String before = output.getAll();
    try (Connection other = server.database().connect();
        Statement statement = other.createStatement()) {
      // What PostgreSQL says where it can't make a file longer.
      statement.execute(
          """
          create function ledger.full_disk() returns trigger language plpgsql as $$
          begin
            raise exception 'could not extend file: No space left on device'
              using errcode = '53100', hint = 'Check free disk space.';
          end $$;
          create trigger full_disk before insert on ledger.event
            for each row execute function ledger.full_disk()\
          """);
      try {
        assertThat(post("full").status()).isEqualTo(503);
      } finally {
        statement.execute("drop function ledger.full_disk cascade");
      }
    }

    assertThat(output.getAll().substring(before.length()).strip())
        .contains("CreateFlow was not written: the disk of PostgreSQL is full")
        .hasLineCount(1);
    assertThat(post("full").status()).isEqualTo(201);
  }

  @Test
  void afterEveryConnectionWasCutWritesGoOn() throws Exception {
    post("before");
    try (Connection other = server.database().connect();
        Statement statement = other.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where application_name = 'daybook-ledger' and datname = current_database()");

      await()
          .atMost(20, SECONDS)
          .until(
              () -> post("after").status(),
              status -> {
                assertThat(status).isIn(200, 201, 503);
                return status != 503;
              });
    }
  }

  @Test
  void aReadOfTheRegistryWithoutADatabaseIsNoBugEither() throws Exception {
    Unavailability advice = new Unavailability();

    var answer =
        advice.unavailable(new QueryTimeoutException("late"), new MockHttpServletRequest());
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(server.bean(Unavailability.class)).isNotNull();
  }

  private Answer post(String name) throws Exception {
    return server.send("POST", "/flows/", "{\"name\":\"" + name + "\"}");
  }
}
