package io.daybook.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Strings, with an optional pattern (found anywhere unless anchored) and greatest length. */
public final class TextType implements Type<String> {

  private final @Nullable Pattern pattern;
  private final int longest;

  TextType(@Nullable Pattern pattern, int longest) {
    this.pattern = pattern;
    this.longest = longest;
  }

  /** Other strings are {@code string_pattern_mismatch}. */
  public TextType matching(Pattern required) {
    return new TextType(required, longest);
  }

  /**
   * @param characters code points; longer strings are {@code string_too_long}
   */
  public TextType atMost(int characters) {
    return new TextType(pattern, characters);
  }

  @Override
  public @Nullable String read(JsonNode value, Location at) {
    if (!value.isString()) {
      at.fail("string_type", "Input should be a valid string", value);
      return null;
    }
    String text = value.stringValue();
    if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
      at.fail(
          "string_too_long",
          "String should have at most " + longest + " characters",
          value,
          Json.object().put("max_length", longest));
      return null;
    }
    if (pattern != null && !pattern.matcher(text).find()) {
      at.fail(
          "string_pattern_mismatch",
          "String should match pattern '" + pattern.pattern() + "'",
          value,
          Json.object().put("pattern", pattern.pattern()));
      return null;
    }
    return text;
  }
}
