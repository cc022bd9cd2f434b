package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Prefect's filter on deployments.
 *
 * @param flowOrDeploymentName the deployment's name or its flow's
 * @param workQueueName the queue that a request named for it; not where its pool alone led to one
 */
public record DeploymentFilter(
    Operator operator,
    @Nullable AnyOrNone<UUID> id,
    @Nullable NameFilter name,
    @Nullable LikeFilter flowOrDeploymentName,
    @Nullable BoolFilter paused,
    @Nullable TagsFilter tags,
    @Nullable AnyOf<String> workQueueName) {

  /** Read and checked, but never a child of the filter: the reference ignores it. */
  private static final Type<Boolean> CONCURRENCY_LIMIT =
      Types.model(in -> {
        in.orNull("ge_", Types.BIG_INTEGER);
        in.orNull("le_", Types.BIG_INTEGER);
        in.orNull("is_null_", Types.BOOL);
        return in.strict(() -> true);
      });

  public static final Type<DeploymentFilter> TYPE =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        AnyOrNone<UUID> id = in.orNull("id", AnyOrNone.of(Types.UUID));
        NameFilter name = in.orNull("name", NameFilter.TYPE);
        LikeFilter either = in.orNull("flow_or_deployment_name", LikeFilter.TYPE);
        BoolFilter paused = in.orNull("paused", BoolFilter.of("eq_"));
        TagsFilter tags = in.orNull("tags", TagsFilter.TYPE);
        AnyOf<String> queue = in.orNull("work_queue_name", AnyOf.of(Types.STRING));
        in.orNull("concurrency_limit", CONCURRENCY_LIMIT);
        return in.strict(
            () -> new DeploymentFilter(operator, id, name, either, paused, tags, queue));
      });
}
