package io.daybook.workpool;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a work pool keeps bundles and results. */
public record StorageConfiguration(
    @Nullable JsonNode bundleUploadStep,
    @Nullable JsonNode bundleExecutionStep,
    @Nullable String defaultResultStorageBlockId) {

  public static final StorageConfiguration NONE = new StorageConfiguration(null, null, null);
}
