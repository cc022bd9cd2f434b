package io.daybook.filter;

import io.daybook.history.Action;
import io.daybook.wire.Location;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The filter on changes, in the style of Prefect's six; null asks for nothing.
 *
 * @param actor who: a display name or an id, or the type of actors that have neither
 * @param verified whether the actor was authenticated; else it is what the client said of itself
 * @param field a field that changed, or one around it: {@code parameters.region}, {@code
 *     parameters}
 * @param at when it was appended; both bounds are inclusive
 * @param deploymentId whose change; deployments that were deleted included
 * @param text words in fields, values of both sides and reasons
 */
public record HistoryFilter(
    Operator operator,
    @Nullable AnyOrNone<String> actor,
    @Nullable BoolFilter verified,
    @Nullable AnyOrNone<Action> action,
    @Nullable AnyOf<String> command,
    @Nullable AnyOf<String> field,
    @Nullable Value oldValue,
    @Nullable Value newValue,
    @Nullable TimeFilter at,
    @Nullable AnyOf<String> requestId,
    @Nullable LikeFilter client,
    @Nullable AnyOf<String> workerName,
    @Nullable AnyOf<String> address,
    @Nullable LikeFilter reason,
    @Nullable AnyOf<UUID> deploymentId,
    @Nullable TextSearch text) {

  /**
   * A scalar that a field had, or got; an element that an array lost, or got.
   *
   * @param field null: any field
   * @param any scalars; null restricts nothing, an empty list matches nothing
   */
  public record Value(@Nullable String field, @Nullable List<JsonNode> any) {}

  private static final Type<Value> VALUE =
      Types.model(in -> {
        String field = in.orNull("field", Types.STRING);
        List<JsonNode> any = in.orNull("any_", Types.list(HistoryFilter::scalar));
        return in.strict(() -> new Value(field, any));
      });

  public static final Type<HistoryFilter> TYPE =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        var actor = in.orNull("actor", AnyOrNone.of(Types.STRING));
        var verified = in.orNull("verified", BoolFilter.of("eq_"));
        var action = in.orNull("action", AnyOrNone.of(Types.choice(Action.class)));
        var command = in.orNull("command", AnyOf.of(Types.STRING));
        var field = in.orNull("field", AnyOf.of(Types.STRING));
        var old = in.orNull("old_value", VALUE);
        var now = in.orNull("new_value", VALUE);
        var at = in.orNull("at", TimeFilter.WITHOUT_NULL);
        var request = in.orNull("request_id", AnyOf.of(Types.STRING));
        var client = in.orNull("client", LikeFilter.TYPE);
        var worker = in.orNull("worker_name", AnyOf.of(Types.STRING));
        var address = in.orNull("address", AnyOf.of(Types.STRING));
        var reason = in.orNull("reason", LikeFilter.TYPE);
        var deployment = in.orNull("deployment_id", AnyOf.of(Types.UUID));
        var text = in.orNull("text", TextSearch.TYPE);
        return in.strict(() ->
            new HistoryFilter(
                operator,
                actor,
                verified,
                action,
                command,
                field,
                old,
                now,
                at,
                request,
                client,
                worker,
                address,
                reason,
                deployment,
                text));
      });

  private static @Nullable JsonNode scalar(JsonNode value, Location at) {
    if (value.isContainer()) {
      at.fail("scalar_type", "Input should be a text, a number, a boolean or null", value);
      return null;
    }
    return value;
  }

  /** The changes of one deployment. */
  public static HistoryFilter ofDeployment(UUID id) {
    return ofAny(null, null, null, List.of(id));
  }

  /** The changes that have one of each list; null asks for nothing. */
  public static HistoryFilter ofAny(
      @Nullable List<String> actors,
      @Nullable List<Action> actions,
      @Nullable List<String> fields,
      @Nullable List<UUID> deploymentIds) {
    return new HistoryFilter(
        Operator.AND,
        actors == null ? null : new AnyOrNone<>(actors, null),
        null,
        actions == null ? null : new AnyOrNone<>(actions, null),
        null,
        fields == null ? null : new AnyOf<>(fields),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        deploymentIds == null ? null : new AnyOf<>(deploymentIds),
        null);
  }
}
