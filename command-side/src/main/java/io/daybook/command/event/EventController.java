package io.daybook.command.event;

import io.daybook.web.AnyText;
import io.daybook.wire.JsonBody;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes events over HTTP. */
@RestController
final class EventController {

  private final EventRecorder recorder;

  EventController(EventRecorder recorder) {
    this.recorder = recorder;
  }

  @PostMapping("/api/events")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void create(@AnyText JsonBody body) {
    List<ClientEvent> events = EventBodies.list(body);
    if (!events.isEmpty()) {
      recorder.record(events);
    }
  }
}
