package io.daybook.command.timezone;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.wire.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TimezoneHttpTest {

  @Test
  void tellsTheReleaseThatIsShipped() throws IOException, InterruptedException {
    try (CommandServer server = CommandServer.start()) {
      assertThat(server.send("GET", "/timezones", "").json())
          .isEqualTo(Json.parse("{\"release\":\"2026f\",\"source\":\"shipped\",\"zones\":598}"));
    }
  }

  @Test
  void takesTheOneThatTheSettingNames() throws IOException, InterruptedException {
    try (CommandServer server =
        CommandServer.start("daybook.timezones.path=" + OlderZones.FOLDER)) {
      assertThat(server.send("GET", "/timezones", "").json())
          .isEqualTo(Json.parse("{\"release\":\"2025b\",\"source\":\"path\",\"zones\":2}"));
      assertThat(created(server, "Canada/Mountain").status()).isEqualTo(201);
      assertThat(created(server, "Europe/Berlin").status()).isEqualTo(422);
    }
  }

  private static Answer created(CommandServer server, String zone)
      throws IOException, InterruptedException {
    String flow =
        server.send("POST", "/flows/", "{\"name\": \"etl\"}").json().path("id").asString();
    return server.send(
        "POST",
        "/deployments/",
        """
        {"name": "nightly", "flow_id": "%s",
         "schedules": [{"schedule": {"cron": "0 0 * * *", "timezone": "%s"}}]}\
        """
            .formatted(flow, zone));
  }
}
