package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ServeCommandTest {
  @Test
  void turnsOptionsIntoSettings() {
    assertThat(arguments("--port", "4300", "--address", "0.0.0.0", "--data", "/d"))
        .containsExactly(
            "--daybook.server.port=4300",
            "--daybook.server.address=0.0.0.0",
            "--daybook.server.data=/d");
  }

  @Test
  void leavesToTheSettingsWhatNoOptionNames() {
    assertThat(arguments()).isEmpty();
  }

  @Test
  void passesFurtherSettingsOn() {
    assertThat(arguments("--port", "0", "daybook.api.default-limit=50", "--", "--daybook.x=1"))
        .containsExactly(
            "--daybook.server.port=0", "--daybook.api.default-limit=50", "--daybook.x=1");
  }

  @Test
  void answersAWrongOptionWithTheUsage() {
    assertThat(DaybookMain.commandLine().execute("serve", "--prot", "1")).isEqualTo(2);
  }

  @Test
  void refusesASecretThatEverybodyCanRead() {
    StringWriter said = new StringWriter();
    CommandLine program = DaybookMain.commandLine().setErr(new PrintWriter(said));

    int status = DaybookMain.run(program, "serve", "--", "daybook.auth.string=admin:s3cret");

    assertThat(status).isEqualTo(2);
    assertThat(said.toString())
        .contains("daybook.auth.string tells a secret", "DAYBOOK_AUTH_STRING", "--settings FILE")
        .doesNotContain("s3cret")
        .hasLineCount(1);
  }

  private static String[] arguments(String... words) {
    ServeCommand command = new ServeCommand();
    new CommandLine(command).parseArgs(words);
    return command.arguments();
  }
}
