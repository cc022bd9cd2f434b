package io.daybook.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class NoticesTest {

  private final List<ObjectNode> read = new ArrayList<>();
  private final Notices.Reader reader = new Notices.Reader(read::add);

  @Test
  void anEventOfAnyLengthArrivesAsItWas() {
    ObjectNode small = Json.object().put("event", "a");
    ObjectNode large = Json.object().put("event", "ü€\ud83d\ude00\"\\".repeat(5_000));

    for (ObjectNode event : List.of(small, large, small)) {
      for (String notice : Notices.of(event)) {
        assertThat(notice.length()).isLessThan(8_000);
        assertThat(notice.chars().allMatch(c -> c < 128)).isTrue();
        reader.read(notice);
      }
    }

    assertThat(read).containsExactly(small, large, small);
  }

  @Test
  void noTwoNoticesAreAlike() {
    ObjectNode event = Json.object().put("event", "x".repeat(50_000));
    List<String> notices = new ArrayList<>(Notices.of(event));

    notices.addAll(Notices.of(event));

    assertThat(notices).doesNotHaveDuplicates();
  }

  @Test
  void halfAnEventIsForgotten() {
    List<String> notices = Notices.of(Json.object().put("event", "x".repeat(20_000)));
    reader.read(notices.getFirst());

    reader.reset();
    Notices.of(Json.object().put("event", "whole")).forEach(reader::read);

    assertThat(read).containsExactly(Json.object().put("event", "whole"));
  }
}
