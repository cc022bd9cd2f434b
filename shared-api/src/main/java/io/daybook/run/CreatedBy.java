package io.daybook.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What made a flow run.
 *
 * @param type such as {@code SCHEDULE} or {@code AUTOMATION}
 * @param displayValue its name
 */
public record CreatedBy(@Nullable UUID id, @Nullable String type, @Nullable String displayValue) {

  public static final String SCHEDULE = "SCHEDULE";
}
