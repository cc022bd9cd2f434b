package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The filter on refused requests, in the style of Prefect's six; null asks for nothing.
 *
 * @param actor who: a display name or an id, or the type of actors that have neither
 * @param status of the answer
 * @param command the simple name of the command that was refused
 * @param deploymentId deployments that are not, or no longer, there included
 * @param at when it was refused; both bounds are inclusive
 */
public record RefusalFilter(
    Operator operator,
    @Nullable AnyOf<String> actor,
    @Nullable AnyOf<Integer> status,
    @Nullable AnyOf<String> command,
    @Nullable AnyOf<UUID> deploymentId,
    @Nullable AnyOf<UUID> flowId,
    @Nullable TimeFilter at,
    @Nullable AnyOf<String> requestId) {

  public static final Type<RefusalFilter> TYPE =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        var actor = in.orNull("actor", AnyOf.of(Types.STRING));
        var status = in.orNull("status", AnyOf.of(Types.INT));
        var command = in.orNull("command", AnyOf.of(Types.STRING));
        var deployment = in.orNull("deployment_id", AnyOf.of(Types.UUID));
        var flow = in.orNull("flow_id", AnyOf.of(Types.UUID));
        var at = in.orNull("at", TimeFilter.WITHOUT_NULL);
        var request = in.orNull("request_id", AnyOf.of(Types.STRING));
        return in.strict(() ->
            new RefusalFilter(operator, actor, status, command, deployment, flow, at, request));
      });
}
