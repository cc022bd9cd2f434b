package io.daybook.elasticsearch.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.monitor.fs.FsHealthService;
import org.junit.jupiter.api.Test;

class NodeArgumentsTest {
  @Test
  void listensOnAFreePortOfThisMachineUnlessToldOtherwise() {
    assertThat(NodeArguments.parse("--data", "/es"))
        .isEqualTo(new NodeArguments(Path.of("/es"), "127.0.0.1", 0));
  }

  @Test
  void takesEveryArgument() {
    assertThat(NodeArguments.parse("--port", "9201", "--address", "0.0.0.0", "--data", "/es"))
        .isEqualTo(new NodeArguments(Path.of("/es"), "0.0.0.0", 9201));
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> NodeArguments.parse("--port", "1"))
        .hasMessage("--data DIR is missing");
    assertThatThrownBy(() -> NodeArguments.parse("--data"))
        .hasMessage("unknown or incomplete argument --data");
    assertThatThrownBy(() -> NodeArguments.parse("--heap", "1g"))
        .hasMessage("unknown or incomplete argument --heap");
  }

  @Test
  void neverGuessesAnIndexIntoBeing() {
    Settings settings = NodeArguments.parse("--data", "/es").settings();

    assertThat(settings.get("action.auto_create_index")).isEqualTo("false");
    assertThat(settings.get("path.data")).isEqualTo("/es/data");
    assertThat(settings.get("discovery.type")).isEqualTo("single-node");
  }

  @Test
  void goesOnAsSoonAsAFullDiskHasRoomAgain() {
    Settings settings = NodeArguments.parse("--data", "/es").settings();

    assertThat(FsHealthService.ENABLED_SETTING.get(settings)).isFalse();
  }
}
