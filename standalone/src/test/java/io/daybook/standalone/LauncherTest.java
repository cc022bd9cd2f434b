package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code ./daybook} over a JVM that ends as it is told to. */
class LauncherTest {
  @TempDir private Path directory;

  private Launcher launcher;

  @BeforeEach
  void install() throws IOException {
    launcher = new Launcher(directory);
  }

  @AfterEach
  void endAll() {
    launcher.close();
  }

  @Test
  void startsAServerAgainThatRanOutOfMemory() throws Exception {
    launcher.ends("exit 3", "exit 3", "exit 0");

    assertThat(launcher.run("serve", "--port", "4300")).isZero();

    assertThat(launcher.started())
        .hasSize(3)
        .allMatch(words -> words.endsWith("io.daybook.standalone.DaybookMain serve --port 4300"));
    assertThat(launcher.pauses()).containsExactly("1", "2");
    assertThat(launcher.said())
        .contains(
            "daybook: the server ran out of memory (its heap is 1g; --heap gives it more); it is"
                + " started again in 1 s");
  }

  @ParameterizedTest
  @CsvSource({"ABRT, 6", "SEGV, 11", "BUS, 7"})
  void startsAServerAgainThatCrashed(String signal, int number) throws Exception {
    launcher.ends("kill -" + signal + " $$", "exit 0");

    assertThat(launcher.run("serve")).isZero();

    assertThat(launcher.started()).hasSize(2);
    assertThat(launcher.said()).contains("crashed (signal " + number + ")");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 130, 137, 143})
  void leavesOneAloneThatWasToldToStopOrCanNotStart(int status) throws Exception {
    launcher.ends("exit " + status);

    assertThat(launcher.run("serve")).isEqualTo(status);

    assertThat(launcher.started()).hasSize(1);
    assertThat(launcher.said()).isEmpty();
  }

  @Test
  void givesUpOnOneThatKeepsEnding() throws Exception {
    launcher.ends("exit 3", "exit 3", "exit 3", "exit 3", "exit 3", "exit 3", "exit 0");

    assertThat(launcher.run("serve")).isEqualTo(1);

    assertThat(launcher.started()).hasSize(6);
    assertThat(launcher.pauses()).containsExactly("1", "2", "4", "8", "16");
    assertThat(launcher.said()).contains("6 times in a row: it is not started again");
  }

  @Test
  void startsNothingElseAgain() throws Exception {
    launcher.ends("exit 3");

    assertThat(launcher.run("import", "file")).isEqualTo(3);

    assertThat(launcher.started()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 143"})
  void passesOnThatItIsToStop(String signal, int status) throws Exception {
    launcher.ends("stay");
    Process running = launcher.start("serve");
    launcher.awaitStarts(1);

    launcher.signal(signal, running);

    assertThat(running.waitFor()).isEqualTo(status);
    assertThat(launcher.told()).containsExactly("TERM");
    assertThat(launcher.started()).hasSize(1);
  }

  @Test
  void lettingGoOfItsServerIsHowItTellsThatItWasKilled() throws Exception {
    launcher.ends("stay");
    Process running = launcher.start("serve");
    launcher.awaitStarts(1);

    running.destroyForcibly().waitFor();

    launcher.awaitTold("the line has ended");
  }

  @Test
  void boundsTheHeapAndEndsAServerThatRunsOutOfIt() throws Exception {
    launcher.ends("exit 0", "exit 0", "exit 0");

    launcher.run("serve");
    launcher.run("serve", "--heap", "512m", "--data", "/d", "--", "--heap", "x");
    launcher.with("DAYBOOK_HEAP", "3G").run("import", "--heap=256m", "file");

    List<String> started = launcher.started();
    assertThat(started).allMatch(words -> words.contains("-XX:+ExitOnOutOfMemoryError"));
    assertThat(started.get(0)).contains("-Xmx1g ").endsWith("DaybookMain serve");
    assertThat(started.get(1))
        .contains("-Xmx512m ")
        .endsWith("DaybookMain serve --data /d -- --heap x");
    assertThat(started.get(2)).contains("-Xmx256m ").endsWith("DaybookMain import file");
  }

  @Test
  void takesTheHeapFromTheEnvironmentAndLetsFurtherFlagsWin() throws Exception {
    launcher.ends("exit 0");

    launcher.with("DAYBOOK_HEAP", "2G").with("DAYBOOK_OPTS", "-Xss1m -Xmx4g").run("serve");

    assertThat(launcher.started().getFirst()).containsSubsequence("-Xmx2G", "-Xss1m -Xmx4g", "-cp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "2", "2t", "-1g", "1.5g", "127m", "g", "9999999m", "2g;ls"})
  void refusesWhatIsNoSizeOfAHeap(String heap) throws Exception {
    assertThat(launcher.run("serve", "--heap", heap)).isEqualTo(2);

    assertThat(launcher.started()).isEmpty();
    assertThat(launcher.said()).startsWith("daybook: --heap must be ");
  }

  @Test
  void namesTheVariableThatIsWrong() throws Exception {
    assertThat(launcher.with("DAYBOOK_HEAP", "much").run("serve")).isEqualTo(2);

    assertThat(launcher.said())
        .isEqualTo("daybook: DAYBOOK_HEAP must be a size such as 512m or 2g: much\n");
  }

  @Test
  void missesTheSizeThatIsNotThere() throws Exception {
    assertThat(launcher.run("serve", "--heap")).isEqualTo(2);

    assertThat(launcher.said()).contains("--heap needs a size");
  }
}
