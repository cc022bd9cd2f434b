package io.daybook.wire;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** UUIDs in every form that Prefect's API takes. */
public final class Ids {

  private static final String HYPHENED =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
  private static final Pattern BARE = Pattern.compile("[0-9a-fA-F]{32}");
  private static final Pattern PATH = Pattern.compile(HYPHENED.replace("-[", "-?["));
  private static final Pattern TEXT =
      Pattern.compile("[0-9a-fA-F]{32}|%1$s|urn:uuid:%1$s|[{]%1$s[}]".formatted(HYPHENED));

  private Ids() {}

  /** An id of a path, each hyphen there or not; null for anything else. */
  public static @Nullable UUID ofPath(String segment) {
    return PATH.matcher(segment).matches() ? parse(segment) : null;
  }

  /** An id in any form, {@code urn:uuid:…} and {@code {…}} included; null for anything else. */
  public static @Nullable UUID ofText(String text) {
    return TEXT.matcher(text).matches() ? parse(text) : null;
  }

  static @Nullable UUID read(JsonNode value, Location at) {
    if (!value.isString()) {
      at.fail("uuid_type", "UUID input should be a string, bytes or UUID object", value);
      return null;
    }
    UUID id = ofText(value.stringValue());
    if (id == null) {
      String why = "invalid form";
      at.fail(
          "uuid_parsing",
          "Input should be a valid UUID, " + why,
          value,
          Json.object().put("error", why));
    }
    return id;
  }

  private static UUID parse(String text) {
    String hex = text.replaceAll("urn:uuid:|[{}-]", "");
    if (!BARE.matcher(hex).matches()) {
      throw new IllegalArgumentException("no UUID: " + text);
    }
    return new UUID(
        Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
  }
}
