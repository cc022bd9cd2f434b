package io.daybook.history;

import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
 * @param text what it holds as words: fields, values of both sides, as far as there is room
 * @param leftOut how many of its values are no terms, since there is no room for them
 */
public record ChangeTerms(
    List<String> fields,
    List<String> oldValues,
    List<String> newValues,
    String text,
    long leftOut) {

  /** Longer terms are cut and told apart by a digest. */
  private static final int LONGEST = 500;

  /** Of all terms of a kind, in bytes. */
  private static final int ROOM = 256 << 10;

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
    return builder.terms(fields(difference.changes()));
  }

  /** The fields of changes, and the fields around them, each once: the outer ones first. */
  static List<String> fields(List<FieldChange> changes) {
    Set<String> fields = new LinkedHashSet<>();
    changes.forEach(change -> addWithThoseAround(change.field(), fields));
    return List.copyOf(fields);
  }

  private static void addWithThoseAround(String field, Set<String> fields) {
    for (int dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
      fields.add(field.substring(0, dot));
    }
    fields.add(field);
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
    return value(field, text(value));
  }

  private static String value(@Nullable String field, String text) {
    String place = field == null ? "" : field.replace("\\", "\\\\").replace("=", "\\=");
    return bounded(place + "=" + text);
  }

  /** A whole number is written alike everywhere, and there may be very many. */
  private static String text(JsonNode value) {
    return value.isString() || value.isIntegralNumber() ? value.asString() : Json.text(value);
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

  private static final class Builder {
    private final Terms old = new Terms(ROOM);
    private final Terms now = new Terms(ROOM);
    private final SearchedText text = new SearchedText();
    private final Set<String> inner = new LinkedHashSet<>();
    private long leftOut;

    void add(String field, @Nullable JsonNode from, @Nullable JsonNode to) {
      Leaves gone = Leaves.of(field, from);
      Leaves come = Leaves.of(field, to);
      text.add(field);
      if (!gone.isComplete() || !come.isComplete()) {
        leftOut += gone.number() + come.number();
        return;
      }
      if (from != null && to != null && from.isContainer() && to.isContainer()) {
        Leaves.withoutCommon(gone, come);
      }
      gone.all().forEach(leaf -> add(old, leaf));
      come.all().forEach(leaf -> add(now, leaf));
      if (from instanceof ObjectNode && to instanceof ObjectNode) { // told as a whole
        gone.all().forEach(leaf -> addWithThoseAround(leaf.field(), inner));
        come.all().forEach(leaf -> addWithThoseAround(leaf.field(), inner));
      }
    }

    private void add(Terms terms, Leaves.Leaf leaf) {
      String word = ChangeTerms.text(leaf.value());
      leftOut += terms.add(List.of(value(leaf.field(), word), value(null, word))) ? 0 : 1;
      text.add(leaf.field());
      text.add(word);
    }

    ChangeTerms terms(List<String> told) {
      Terms fields = new Terms(ROOM);
      told.forEach(field -> fields.add(List.of(bounded(field))));
      inner.forEach(field -> fields.add(List.of(bounded(field))));
      return new ChangeTerms(fields.list(), old.list(), now.list(), text.toString(), leftOut);
    }
  }
}
