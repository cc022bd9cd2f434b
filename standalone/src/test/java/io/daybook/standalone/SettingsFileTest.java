package io.daybook.standalone;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class SettingsFileTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          my settings, mine.properties | daybook.auth.string=admin:s3cret
          settings.yaml                | daybook.auth.string: "admin:s3cret"
          """)
  void isWhereASecretIsTakenFrom(String name, String text) throws Exception {
    Path file = file(name, text, "rw-------");

    String setting = arguments(file)[0].substring("--".length());
    try (TestServer server = TestServer.start(setting)) {
      assertThat(status(server.api(), "admin:guess")).isEqualTo(401);
      assertThat(status(server.api(), "admin:s3cret")).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-r--r--"})
  void isRefusedWhereOthersCanReadIt(String mode) throws Exception {
    Path file = file("settings.properties", "", mode);

    assertThatThrownBy(() -> arguments(file))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("can be read by other users")
        .hasMessageContaining("chmod 600");
  }

  @Test
  void isRefusedWhereThereIsNone() throws IOException {
    Path text = file("settings.txt", "", "rw-------");

    assertThatThrownBy(() -> arguments(directory.resolve("no.properties")))
        .hasMessageContaining("no.properties is no file that can be read");
    assertThatThrownBy(() -> arguments(Files.createDirectory(directory.resolve("d.yaml"))))
        .hasMessageContaining("is no file that can be read");
    assertThatThrownBy(() -> arguments(text)).hasMessageContaining("must end in .properties");
  }

  private Path file(String name, String text, String mode) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    return Files.setPosixFilePermissions(file, fromString(mode));
  }

  private static String[] arguments(Path file) {
    ServeCommand command = new ServeCommand();
    new CommandLine(command).parseArgs("--settings", file.toString());
    return command.arguments();
  }

  private static int status(URI api, String key) throws IOException, InterruptedException {
    String token = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    HttpRequest count =
        HttpRequest.newBuilder(URI.create(api + "/admin/version"))
            .header("Authorization", "Basic " + token)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(count, BodyHandlers.discarding()).statusCode();
    }
  }
}
