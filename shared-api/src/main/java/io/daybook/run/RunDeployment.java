package io.daybook.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deployment that a flow run is of.
 *
 * @param id as the request says; it may be of no deployment at all
 * @param number of the deployment; null if there was none of this id
 * @param version the deployment's when the run was made
 */
public record RunDeployment(UUID id, @Nullable Integer number, @Nullable String version) {}
