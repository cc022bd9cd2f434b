package io.daybook.command.imports;

import io.daybook.command.imports.ImportItem.Bad;
import io.daybook.command.imports.ImportItem.Head;
import io.daybook.command.imports.ImportItem.NewFlow;
import io.daybook.command.imports.ImportItem.NewPool;
import io.daybook.command.imports.ImportItem.NewQueue;
import io.daybook.command.imports.ImportItem.RunMoments;
import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.command.workpool.NewWorkQueue;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.JsonSize;
import io.daybook.wire.Model;
import io.daybook.wire.Types;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a line: {@code {"kind", "ref", "path", "body", "id", "times"}}, where the body is that of
 * the request which would make the object over the API. It needs no database.
 */
final class LineReader {

  private static final Pattern QUEUES = Pattern.compile("/work_pools/([^/]+)/queues/?");

  private record Times(
      @Nullable Instant created,
      @Nullable Instant updated,
      @Nullable Instant lastPolled,
      RunMoments moments) {

    static final Times NONE = new Times(null, null, null, RunMoments.NONE);
  }

  private record Line(
      String kind, String ref, String path, JsonNode body, @Nullable UUID id, Times times) {}

  private final Clock clock;
  private final DataSize most;
  private final DeploymentLine deployments;

  /**
   * @param most what an object may take
   */
  LineReader(ZoneDatabase zones, Clock clock, DataSize most) {
    this.clock = clock;
    this.most = most;
    this.deployments = new DeploymentLine(zones, clock);
  }

  ImportItem read(RawLine raw) {
    try {
      Line line =
          JsonBody.parse(raw.text().getBytes(StandardCharsets.UTF_8)).model(LineReader::line);
      checkSize(line.body());
      return item(line, head(raw.number(), line));
    } catch (ApiException e) {
      return new Bad(nameless(raw.number()), BadLineException.of(e).why());
    } catch (BadLineException e) {
      return new Bad(nameless(raw.number()), e.why());
    }
  }

  /** Like what a request would make; a body has its tags once, a document twice. */
  private void checkSize(JsonNode body) {
    ArrayNode documented = Json.MAPPER.createArrayNode().add(body).add(body.path("tags"));
    if (!JsonSize.isWithin(documented, most.toBytes())) {
      throw new BadLineException(
          "body: it takes %,d bytes, and may take %,d (daybook.ledger.max-object-size)"
              .formatted(JsonSize.of(documented), most.toBytes()));
    }
  }

  private ImportItem item(Line line, Head head) {
    JsonBody body = JsonBody.of(line.body());
    return switch (line.kind()) {
      case "flow" -> body.model(in -> flow(in, head));
      case "pool" -> body.model(in -> pool(in, head));
      case "queue" -> body.model(in -> queue(in, head, line.path()));
      case "deployment" -> body.model(in -> deployments.read(in, head));
      case "flow_run" -> body.model(in -> RunLine.flowRun(in, head, line.times().moments()));
      case "task_run" -> body.model(in -> RunLine.taskRun(in, head, line.times().moments()));
      default -> throw new BadLineException("unknown kind \"" + line.kind() + '"');
    };
  }

  private static @Nullable Line line(Model in) {
    String kind = in.required("kind", Types.STRING);
    String ref = in.optional("ref", Types.STRING, "");
    String path = in.optional("path", Types.STRING, "");
    JsonNode body = in.required("body", Types.ANY);
    UUID id = in.orNull("id", Types.UUID);
    Times times = in.optional("times", Types.model(LineReader::times), Times.NONE);
    return in.lenient(() -> new Line(kind, ref, path, body, id, times));
  }

  private static @Nullable Times times(Model in) {
    Instant created = in.orNull("created", Types.INSTANT);
    Instant updated = in.orNull("updated", Types.INSTANT);
    Instant polled = in.orNull("last_polled", Types.INSTANT);
    Instant expected = in.orNull("expected_start_time", Types.INSTANT);
    Instant start = in.orNull("start_time", Types.INSTANT);
    Instant end = in.orNull("end_time", Types.INSTANT);
    return in.lenient(
        () -> new Times(created, updated, polled, new RunMoments(expected, start, end)));
  }

  private Head head(long number, Line line) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant created = created(line.times(), now);
    Instant updated = line.times().updated() == null ? created : line.times().updated();
    return new Head(
        number,
        line.ref(),
        line.id() == null ? UUID.randomUUID() : line.id(),
        created,
        updated.isBefore(created) ? created : updated,
        line.times().lastPolled());
  }

  /** A run has no time of creation of its own: it is there when it was due, or began. */
  private static Instant created(Times times, Instant now) {
    return Stream.of(
            times.created(),
            times.moments().expectedStart(),
            times.moments().start(),
            times.moments().end())
        .filter(Objects::nonNull)
        .findFirst()
        .filter(time -> time.isBefore(now))
        .orElse(now);
  }

  private static Head nameless(long number) {
    return new Head(number, "", new UUID(0, 0), Instant.EPOCH, Instant.EPOCH, null);
  }

  private static @Nullable NewFlow flow(Model in, Head head) {
    String name = in.required("name", Types.NAME);
    List<String> tags = in.optional("tags", Types.list(Types.STRING), List.of());
    var labels = in.nullable("labels", Types.LABELS);
    return in.strict(
        () -> new NewFlow(head, name, tags, labels.isSent() ? labels.orNull() : Json.object()));
  }

  private static @Nullable NewPool pool(Model in, Head head) {
    String name = in.required("name", Types.NAME);
    String type = in.optional("type", Types.STRING, "prefect-agent");
    String description = in.orNull("description", Types.STRING);
    ObjectNode template = in.optional("base_job_template", Types.OBJECT, Json.object());
    boolean paused = in.optional("is_paused", Types.BOOL, false);
    Integer limit = in.orNull("concurrency_limit", Types.INT);
    return in.strict(() -> new NewPool(head, name, type, description, template, paused, limit));
  }

  private static @Nullable NewQueue queue(Model in, Head head, String path) {
    Matcher pool = QUEUES.matcher(path);
    String name = in.required("name", Types.NAME);
    String description = in.optional("description", Types.STRING, "");
    boolean paused = in.optional("is_paused", Types.BOOL, false);
    Integer limit = in.orNull("concurrency_limit", Types.INT);
    Integer priority = in.orNull("priority", Types.INT);
    return in.strict(() -> {
      if (!pool.matches()) {
        throw new BadLineException("path: /work_pools/POOL/queues names the queue's pool");
      }
      return new NewQueue(
          head, pool.group(1), new NewWorkQueue(name, description, paused, limit, priority, null));
    });
  }
}
