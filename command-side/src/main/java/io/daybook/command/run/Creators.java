package io.daybook.command.run;

import io.daybook.run.CreatedBy;
import io.daybook.wire.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who made a run, as the headers of its request say. */
public final class Creators {

  private static final String AUTOMATION = "AUTOMATION";

  private Creators() {}

  /**
   * The automation that sent the request; null if the headers name none.
   *
   * @param id {@code Prefect-Automation-Id}
   * @param name {@code Prefect-Automation-Name}: its name in base 64
   */
  public static @Nullable CreatedBy automation(@Nullable String id, @Nullable String name) {
    UUID automation = id == null ? null : Ids.ofText(id);
    String decoded = name == null ? null : decoded(name);
    return automation == null || decoded == null || decoded.isEmpty()
        ? null
        : new CreatedBy(automation, AUTOMATION, decoded);
  }

  private static @Nullable String decoded(String name) {
    try {
      byte[] bytes = Base64.getDecoder().decode(name);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return null;
    }
  }
}
