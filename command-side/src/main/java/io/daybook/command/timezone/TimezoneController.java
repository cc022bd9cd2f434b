package io.daybook.command.timezone;

import io.daybook.web.DaybookEndpoint;
import io.daybook.web.Paths;
import io.daybook.wire.Json;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Tells which tz database the dates of schedules come from. */
@RestController
@DaybookEndpoint
@RequestMapping(Paths.API + "/timezones")
final class TimezoneController {

  private final ZoneDatabase zones;

  TimezoneController(ZoneDatabase zones) {
    this.zones = zones;
  }

  @GetMapping
  ObjectNode timezones() {
    return Json.object()
        .put("release", zones.release())
        .put("source", zones.isShipped() ? "shipped" : "path")
        .put("zones", zones.names().size());
  }
}
