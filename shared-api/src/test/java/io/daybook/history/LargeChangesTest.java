package io.daybook.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.flow.FlowRef;
import io.daybook.ledger.EventMetadata;
import io.daybook.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is told and kept of a change is in proportion to what changed, however much it was. */
class LargeChangesTest {
  private static final int KILOBYTE = 1 << 10;

  @Property(tries = 60)
  void thePatchLeadsFromBeforeToAfter(@ForAll long seed) {
    RandomBodies bodies = new RandomBodies(seed);
    ObjectNode before = bodies.body();
    ObjectNode after = bodies.changed(before);
    Difference difference = Difference.of(before, after);

    assertThat(Objects.equals(Patches.apply(before, difference.patch()), after)).isTrue();
    for (FieldChange change : difference.changes()) {
      assertThat(change.from() == null ? Json.parse("0").at("/x") : change.from())
          .isEqualTo(before.at(change.pointer()));
      assertThat(change.to() == null ? Json.parse("0").at("/x") : change.to())
          .isEqualTo(after.at(change.pointer()));
    }
    int ways = 6 * 2 * 64 * KILOBYTE;
    assertThat(length(difference.patch())).isLessThan(length(after) + ways);
    assertThat(length(ChangeJson.changes(difference)))
        .isLessThan(length(before) + length(after) + ways);
  }

  @Property(tries = 60)
  void whatIsStoredIsFilledToTheWholeRecord(@ForAll long seed) {
    RandomBodies bodies = new RandomBodies(seed);
    ObjectNode before = bodies.body();
    ObjectNode after = bodies.changed(before);
    Difference difference = Difference.of(before, after);
    ObjectNode stored = ChangeJson.stored(change(difference), 0);
    assertThat(length(stored)).isLessThan(1024 * KILOBYTE);

    ObjectNode whole = stored.deepCopy();
    whole.remove("references");
    whole.set("changes", ChangeJson.changes(difference));
    whole.set("patch", difference.patch());
    byte[] filled =
        ChangeJson.refers(stored)
            ? ChangeJson.filled(
                Json.bytes(stored), Json.parse(Json.text(before)), Json.parse(Json.text(after)))
            : Json.bytes(stored);
    assertThat(filled).isEqualTo(Json.bytes(whole));
  }

  @Test
  void aLargeValueIsNotStoredWithTheRecord() {
    ObjectNode before = Json.object().put("description", "a".repeat(3_000_000)).put("n", 1);
    ObjectNode after = Json.object().put("description", "b".repeat(3_000_000)).put("n", 2);
    ObjectNode stored = ChangeJson.stored(change(Difference.of(before, after)), 0);

    assertThat(length(stored)).isLessThan(2 * KILOBYTE);
    assertThat(stored.at("/changes/1")).hasToString("{\"field\":\"n\",\"from\":1,\"to\":2}");
    byte[] filled = ChangeJson.filled(Json.bytes(stored), before, after);
    JsonNode record = Json.MAPPER.readTree(filled);
    assertThat(record.at("/changes/0/from")).isEqualTo(before.path("description"));
    assertThat(record.at("/changes/0/to")).isEqualTo(after.path("description"));
    assertThat(record.at("/patch/0/value")).isEqualTo(after.path("description"));
    assertThat(record.has("references")).isFalse();
  }

  @Test
  void aSideThatIsNotKnownIsLeftOut() {
    ObjectNode before = Json.object().put("description", "a".repeat(30_000));
    ObjectNode after = Json.object().put("description", "b");
    ObjectNode stored = ChangeJson.stored(change(Difference.of(before, after)), 0);

    byte[] filled = ChangeJson.filled(Json.bytes(stored), null, after);
    assertThat(Json.MAPPER.readTree(filled).path("changes"))
        .hasToString("[{\"field\":\"description\",\"to\":\"b\"}]");
  }

  @Test
  void anObjectInWhichMostChangedIsToldAsAWhole() {
    ObjectNode before = parameters(10_000, 0);
    ObjectNode after = parameters(10_000, 1);
    Difference difference = Difference.of(before, after);

    assertThat(difference.changes()).extracting(FieldChange::field).containsExactly("parameters");
    assertThat(difference.patch()).hasSize(1);
    assertThat(difference.patch().get(0).path("path").stringValue()).isEqualTo("/parameters");
  }

  @Test
  void aFewFieldsOfALargeObjectAreToldByThemselves() {
    ObjectNode before = parameters(10_000, 0);
    ObjectNode after = parameters(10_000, 0);
    ((ObjectNode) after.path("parameters")).put("k7", "changed").put("k8", "changed");

    assertThat(Difference.of(before, after).changes())
        .extracting(FieldChange::field)
        .containsExactly("parameters.k7", "parameters.k8");
  }

  @Test
  void smallObjectsAreToldByTheirKeysHoweverMuchOfThemChanged() {
    Difference difference = Difference.of(parameters(50, 0), parameters(50, 1));

    assertThat(difference.changes()).hasSize(50);
    assertThat(difference.patch()).hasSize(50);
  }

  private static ObjectNode parameters(int keys, int first) {
    ObjectNode parameters = Json.object();
    IntStream.range(0, keys).forEach(i -> parameters.put("k" + i, first + i));
    return Json.object().set("parameters", parameters);
  }

  /** Keys of 1,000 characters, 400 deep, around 100,000 values: 40 GB of ways to them. */
  @Test
  void theWaysToDeepValuesAreNotWrittenOut() {
    ObjectNode before = Json.object();
    ObjectNode after = Json.object();
    ObjectNode was = before;
    ObjectNode is = after;
    for (int i = 0; i < 400; i++) {
      was = was.putObject("k".repeat(1_000));
      is = is.putObject("k".repeat(1_000));
    }
    for (int i = 0; i < 100_000; i++) {
      was.put("v" + i, i);
      is.put("v" + i, i + 1);
    }
    before = Json.object().set("parameters", before);
    after = Json.object().set("parameters", after);
    Difference difference = Difference.of(before, after);

    assertThat(difference.changes()).hasSize(1);
    assertThat(difference.changes().getFirst().field()).hasSizeLessThan(64 * KILOBYTE);
    assertThat(ChangeTerms.of(difference, before, after).leftOut()).isEqualTo(200_000);
  }

  @Test
  void ofManyValuesSomeAreTermsAndTheOthersAreCounted() {
    ObjectNode before = numbers(0, 100_000);
    ObjectNode after = numbers(100_000, 200_000);
    ChangeTerms terms = ChangeTerms.of(Difference.of(before, after), before, after);

    assertThat(terms.oldValues()).contains("x=0", "=0", "x=5000").doesNotContain("x=100000");
    assertThat(terms.newValues()).contains("x=100000", "=100000");
    assertThat(terms.leftOut())
        .isEqualTo(200_000 - (terms.oldValues().size() + terms.newValues().size()) / 2);
    assertThat(length(strings(terms.oldValues()))).isLessThan(260 * KILOBYTE);
    assertThat(terms.text().length()).isLessThanOrEqualTo(200_000);
  }

  @Test
  void valuesThatStayAreNoTermsOfAnObjectThatIsToldAsAWhole() {
    ObjectNode before = parameters(10_000, 0);
    ObjectNode after = parameters(10_000, 1);
    ((ObjectNode) before.path("parameters")).put("same", "stays");
    ((ObjectNode) after.path("parameters")).put("same", "stays");
    ChangeTerms terms = ChangeTerms.of(Difference.of(before, after), before, after);

    assertThat(terms.fields()).contains("parameters", "parameters.k17");
    assertThat(terms.oldValues()).contains("parameters.k17=17").doesNotContain("=stays");
    assertThat(terms.newValues()).contains("parameters.k17=18").doesNotContain("=stays");
  }

  private static ObjectNode numbers(int from, int to) {
    ObjectNode body = Json.object();
    ArrayNode numbers = body.putArray("x");
    IntStream.range(from, to).forEach(numbers::add);
    return body;
  }

  private static JsonNode strings(List<String> values) {
    return Json.MAPPER.valueToTree(values);
  }

  private static int length(JsonNode value) {
    return Json.bytes(value).length;
  }

  private static Change change(Difference difference) {
    return new Change(
        new UUID(0, 1),
        "nightly",
        new FlowRef(new UUID(0, 2), "etl"),
        2,
        9,
        8,
        Instant.EPOCH,
        Action.UPDATED,
        List.of(),
        EventMetadata.SYSTEM,
        difference);
  }
}
