package io.daybook.history;

import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changes are found by: exact terms for the fields that changed and for the values that they
 * had and got. Who writes an index and who asks it make their terms here.
 *
 * @param fields every field that changed, and every field around it
 * @param oldValues of scalars, {@code field=value} and {@code =value}; an array's elements have its
 *     field, and those that stand on both sides are in neither
 * @param newValues the same of what there is after
 * @param text everything in it as words: fields, values of both sides
 */
public record ChangeTerms(
    List<String> fields, List<String> oldValues, List<String> newValues, String text) {

  /** Longer terms are cut and told apart by a digest. */
  private static final int LONGEST = 500;

  /** Of all text: what does not fit into it any more is not searched. */
  private static final int MOST_TEXT = 200_000;

  /**
   * The terms of a change.
   *
   * @param before the body before; null for a creation, whose new values are all values of the body
   * @param after the body after; null for a deletion, whose old values are all of the body
   */
  public static ChangeTerms of(
      Difference difference, @Nullable ObjectNode before, @Nullable ObjectNode after) {
    Builder builder = new Builder();
    if (before == null || after == null) {
      builder.add("", before, after);
    } else {
      difference.changes().forEach(c -> builder.add(c.field(), c.from(), c.to()));
    }
    return new ChangeTerms(
        fields(difference.changes()).stream().map(ChangeTerms::bounded).toList(),
        List.copyOf(builder.old),
        List.copyOf(builder.now),
        builder.text());
  }

  /** The fields of changes, and the fields around them, each once: the outer ones first. */
  static List<String> fields(List<FieldChange> changes) {
    Set<String> fields = new LinkedHashSet<>();
    for (FieldChange change : changes) {
      String field = change.field();
      for (int dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
        fields.add(field.substring(0, dot));
      }
      fields.add(field);
    }
    return List.copyOf(fields);
  }

  /** The term of a field. */
  public static String field(String field) {
    return bounded(field);
  }

  /**
   * The term of a value.
   *
   * @param field null for a value of any field
   * @param value a scalar
   */
  public static String value(@Nullable String field, JsonNode value) {
    String place = field == null ? "" : field.replace("\\", "\\\\").replace("=", "\\=");
    return bounded(place + "=" + text(value));
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : Json.text(value);
  }

  private static String bounded(String term) {
    return term.length() <= LONGEST ? term : beginning(term) + "\u2026" + digest(term);
  }

  /** Half a surrogate pair is no text, and could be written to no index. */
  private static String beginning(String term) {
    boolean splitsPair = Character.isHighSurrogate(term.charAt(LONGEST - 1));
    return term.substring(0, splitsPair ? LONGEST - 1 : LONGEST);
  }

  private static String digest(String term) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(term.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private record Leaf(String field, JsonNode value) {}

  private static final class Builder {
    private final Set<String> old = new LinkedHashSet<>();
    private final Set<String> now = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();

    void add(String field, @Nullable JsonNode from, @Nullable JsonNode to) {
      List<Leaf> gone = leaves(field, from);
      List<Leaf> come = leaves(field, to);
      if (from != null && to != null && from.isArray() && to.isArray()) {
        withoutCommon(gone, come);
      }
      words.add(field);
      gone.forEach(leaf -> add(old, leaf));
      come.forEach(leaf -> add(now, leaf));
    }

    /** Takes away what stands on both sides, as often as it does. */
    private static void withoutCommon(List<Leaf> gone, List<Leaf> come) {
      Map<Leaf, Integer> left = new HashMap<>();
      Map<Leaf, Integer> common = new HashMap<>();
      come.forEach(leaf -> left.merge(leaf, 1, Integer::sum));
      gone.removeIf(leaf -> takes(left, leaf) && common.merge(leaf, 1, Integer::sum) > 0);
      come.removeIf(leaf -> takes(common, leaf));
    }

    private static boolean takes(Map<Leaf, Integer> from, Leaf leaf) {
      return from.getOrDefault(leaf, 0) > 0 && from.merge(leaf, -1, Integer::sum) >= 0;
    }

    private void add(Set<String> terms, Leaf leaf) {
      terms.add(value(leaf.field(), leaf.value()));
      terms.add(value(null, leaf.value()));
      words.add(leaf.field());
      words.add(ChangeTerms.text(leaf.value()));
    }

    String text() {
      StringJoiner text = new StringJoiner("\n");
      for (String word : words) {
        if (text.length() + word.length() < MOST_TEXT) {
          text.add(word);
        }
      }
      return text.toString();
    }

    private static List<Leaf> leaves(String field, @Nullable JsonNode value) {
      List<Leaf> leaves = new ArrayList<>();
      if (value != null) {
        collect(field, value, leaves);
      }
      return leaves;
    }

    private static void collect(String field, JsonNode value, List<Leaf> into) {
      if (value instanceof ObjectNode object) {
        object
            .properties()
            .forEach(e ->
                collect(
                    field.isEmpty() ? e.getKey() : field + "." + e.getKey(), e.getValue(), into));
      } else if (value.isArray()) {
        value.forEach(element -> collect(field, element, into));
      } else {
        into.add(new Leaf(field, value));
      }
    }
  }
}
