package io.daybook.command.deployment;

import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code daybook.deployments.*}.
 *
 * @param maxParameterSize of the parameters of a deployment, or a schedule, or a run, as JSON in
 *     ASCII; 0: no limit; 512KB
 * @param maxScheduledRuns the most that a schedule may name as its own; 50
 * @param maxSchedules of one deployment; 100
 */
@ConfigurationProperties("daybook.deployments")
public record DeploymentSettings(
    @DefaultValue("512KB") DataSize maxParameterSize,
    @DefaultValue("50") int maxScheduledRuns,
    @DefaultValue("100") int maxSchedules) {

  public DeploymentSettings {
    if (maxParameterSize.isNegative()) {
      throw new IllegalArgumentException(
          "daybook.deployments.max-parameter-size must not be negative");
    }
    if (maxScheduledRuns < 1) {
      throw new IllegalArgumentException("daybook.deployments.max-scheduled-runs must be positive");
    }
    if (maxSchedules < 1) {
      throw new IllegalArgumentException("daybook.deployments.max-schedules must be positive");
    }
  }

  /**
   * What a deployment has beyond the number, from before, it may keep.
   *
   * @throws ApiException 422 if there are more schedules than before, and too many
   */
  void checkSchedules(int before, int after) {
    if (after > maxSchedules && after > before) {
      throw ApiException.detail(
          422, "A deployment can't have more than %d schedules.".formatted(maxSchedules));
    }
  }

  /**
   * @throws IllegalArgumentException if the parameters are too large
   */
  public ObjectNode checkSize(ObjectNode parameters) {
    long most = maxParameterSize.toBytes();
    long size =
        Json.text(parameters).chars().mapToLong(c -> c < 128 ? 1 : "\\uXXXX".length()).sum();
    if (most > 0 && !parameters.isEmpty() && size > most) {
      throw new IllegalArgumentException(
          "Flow run parameters must be less than %,d bytes when serialized (got %,d bytes)."
              .formatted(most, size));
    }
    return parameters;
  }
}
