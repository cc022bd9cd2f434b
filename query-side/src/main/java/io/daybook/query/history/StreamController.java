package io.daybook.query.history;

import io.daybook.web.DaybookEndpoint;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** Changes as they happen, as server-sent events. */
@RestController
@DaybookEndpoint
final class StreamController {

  private static final MediaType EVENTS =
      new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);

  /** In milliseconds: a stream has no time-out. */
  private static final long NEVER = 0;

  private final ChangeStreams streams;

  StreamController(ChangeStreams streams) {
    this.streams = streams;
  }

  /** A client that comes again says where it was; that counts more than where it first began. */
  @DaybookEndpoint(severalOf = {"deployment_id", "flow_name", "actor", "action", "field"})
  @GetMapping(Paths.API + "/events/stream")
  ResponseEntity<ResponseBodyEmitter> stream(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEvent,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String deployment,
      HttpServletRequest request) {
    StreamFilter filter = StreamFilter.of(request);
    boolean whole = Flags.read("deployment", deployment, false);
    long from = position(lastEvent, after);
    return answer(isHead(request) ? null : begun(filter, whole, from));
  }

  /** A stream would never end for one who reads nothing of it. */
  private static boolean isHead(HttpServletRequest request) {
    return request.getMethod().equals("HEAD");
  }

  private ResponseBodyEmitter begun(StreamFilter filter, boolean whole, long from) {
    streams.take();
    ResponseBodyEmitter client = new ResponseBodyEmitter(NEVER);
    streams.begin(client, filter, whole, from);
    return client;
  }

  private static ResponseEntity<ResponseBodyEmitter> answer(@Nullable ResponseBodyEmitter client) {
    return ResponseEntity.ok()
        .contentType(EVENTS)
        .cacheControl(CacheControl.noStore())
        .header("X-Accel-Buffering", "no") // a proxy that collects would hold events back
        .body(client);
  }

  private long position(@Nullable String lastEvent, @Nullable String after) {
    long newest = streams.newest();
    boolean again = lastEvent != null && !lastEvent.isEmpty();
    String name = again ? "Last-Event-ID" : "after";
    long from = Numbers.read(name, again ? lastEvent : after, newest, Long.MAX_VALUE);
    if (from > newest) {
      throw ApiException.detail(
          422, "Invalid %s: the newest position is %d.".formatted(name, newest));
    }
    return from;
  }
}
