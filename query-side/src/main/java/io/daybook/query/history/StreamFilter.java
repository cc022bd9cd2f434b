package io.daybook.query.history;

import io.daybook.filter.DeploymentCriteria;
import io.daybook.filter.FlowFilter;
import io.daybook.filter.HistoryCriteria;
import io.daybook.filter.HistoryFilter;
import io.daybook.filter.NameFilter;
import io.daybook.filter.Operator;
import io.daybook.history.Action;
import io.daybook.wire.ApiException;
import io.daybook.wire.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a stream tells, from the query of its request; a parameter may be there several times, and
 * one of its values is enough. Null asks for nothing. A change that happens now is asked here,
 * those of the past by {@link #criteria}.
 */
record StreamFilter(
    @Nullable List<UUID> deploymentIds,
    @Nullable List<String> flowNames,
    @Nullable List<String> actors,
    @Nullable List<Action> actions,
    @Nullable List<String> fields) {

  /**
   * @throws ApiException 422 if a value is none of its parameter
   */
  static StreamFilter of(HttpServletRequest request) {
    return new StreamFilter(
        read(request, "deployment_id", StreamFilter::id),
        read(request, "flow_name", Function.identity()),
        read(request, "actor", Function.identity()),
        read(request, "action", StreamFilter::action),
        read(request, "field", Function.identity()));
  }

  private static <T> @Nullable List<T> read(
      HttpServletRequest request, String name, Function<String, T> reader) {
    String[] values = request.getParameterValues(name);
    return values == null ? null : Arrays.stream(values).map(reader).toList();
  }

  private static UUID id(String text) {
    UUID id = Ids.ofText(text);
    if (id == null) {
      throw ApiException.detail(422, "Invalid deployment_id: must be a UUID.");
    }
    return id;
  }

  private static Action action(String text) {
    try {
      return Action.valueOf(text);
    } catch (IllegalArgumentException _) {
      throw ApiException.detail(
          422, "Invalid action: must be one of %s.".formatted(List.of(Action.values())));
    }
  }

  /** The same as the filters of a search. */
  HistoryCriteria criteria() {
    FlowFilter flows =
        flowNames == null
            ? null
            : new FlowFilter(Operator.AND, null, new NameFilter(flowNames, null), null, null);
    return new HistoryCriteria(
        HistoryFilter.ofAny(actors, actions, fields, deploymentIds),
        new DeploymentCriteria(flows, null, null, null, null, null));
  }

  /** What filters ask of a record: the rest, which may be large, need not be kept for them. */
  static ObjectNode asked(JsonNode record) {
    return ((ObjectNode) record)
        .retain("deployment_id", "flow_name", "action", "actor", "changed_fields");
  }

  /**
   * Whether it asks for a record.
   *
   * @param record what is {@link #asked} of it
   */
  boolean includes(JsonNode record) {
    return has(deploymentIds, UUID::toString, record.path("deployment_id"))
        && has(flowNames, Function.identity(), record.path("flow_name"))
        && has(actions, Action::name, record.path("action"))
        && hasActor(record.path("actor"))
        && (fields == null
            || record.path("changed_fields").valueStream().anyMatch(f -> in(fields, f)));
  }

  private static <T> boolean has(
      @Nullable List<T> asked, Function<T, String> text, JsonNode value) {
    return asked == null || in(asked.stream().map(text).toList(), value);
  }

  private boolean hasActor(JsonNode actor) {
    return actors == null || in(actors, called(actor)) || in(actors, actor.path("id"));
  }

  /** By the display name, else the id, else the type: as the index has it. */
  private static JsonNode called(JsonNode actor) {
    return Stream.of("display_value", "id", "type")
        .map(actor::path)
        .filter(JsonNode::isString)
        .findFirst()
        .orElse(actor);
  }

  private static boolean in(List<String> values, JsonNode value) {
    return value.isString() && values.contains(value.stringValue());
  }
}
