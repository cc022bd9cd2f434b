package io.daybook.command.deployment;

import static io.daybook.command.deployment.Given.ID;
import static io.daybook.command.deployment.Given.after;
import static io.daybook.command.deployment.Given.error;
import static io.daybook.command.deployment.Given.events;
import static io.daybook.command.deployment.Given.onPatch;
import static io.daybook.command.deployment.Given.posted;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.deployment.DeploymentSchedule;
import io.daybook.deployment.Schedule;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleMergeTest {

  private static final String DAILY = "{\"schedule\":{\"cron\":\"@daily\"}";

  private final Deployment slugged =
      posted(
          "{\"schedules\":["
              + DAILY
              + ",\"slug\":\"a\",\"parameters\":{\"x\":1}},"
              + DAILY
              + ",\"slug\":\"b\"}]}");
  private final UUID a = idOf(slugged, "a");
  private final UUID b = idOf(slugged, "b");

  @Test
  void aKnownSlugIsChangedAndItsParametersAreResetUnlessSent() {
    Deployment after = patched(slugged, "[{\"slug\":\"a\",\"active\":false}]");

    assertThat(after.schedule(a).orElseThrow().active()).isFalse();
    assertThat(after.schedule(a).orElseThrow().parameters().isEmpty()).isTrue();
    assertThat(after.schedule(a).orElseThrow().schedule())
        .isEqualTo(new Schedule.Cron("@daily", null, true));
    assertThat(after.schedules()).hasSize(2);
  }

  @Test
  void anUnknownSlugIsAdded() {
    assertThat(slugs(patched(slugged, "[" + DAILY + ",\"slug\":\"c\"}]")))
        .containsExactly("a", "b", "c");
  }

  @Test
  void nothingIsRemovedWhereAllHaveSlugs() {
    assertThat(events(onPatch(slugged, "{\"schedules\":[]}")))
        .containsExactly(new DeploymentTouched(ID));
  }

  @Test
  void aRenameKeepsTheSchedule() {
    Deployment after = patched(slugged, "[{\"slug\":\"c\",\"replaces\":\"a\"}]");

    assertThat(after.schedule(a).map(DeploymentSchedule::slug)).contains("c");
    assertThat(slugs(after)).containsExactly("c", "b");
  }

  @Test
  void twoSchedulesMaySwapTheirSlugs() {
    Deployment after =
        patched(
            slugged, "[{\"slug\":\"b\",\"replaces\":\"a\"},{\"slug\":\"a\",\"replaces\":\"b\"}]");

    assertThat(after.schedule(a).map(DeploymentSchedule::slug)).contains("b");
    assertThat(after.schedule(b).map(DeploymentSchedule::slug)).contains("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"slug\":\"c\",\"replaces\":\"a\"},{\"slug\":\"a\",\"active\":false}]",
        "[{\"slug\":\"a\",\"active\":false},{\"slug\":\"c\",\"replaces\":\"a\"}]"
      })
  void aSlugThatTheSameRequestReplacesNamesNothing(String schedules) {
    Deployment after = patched(slugged, schedules);

    assertThat(slugs(after)).containsExactly("c", "b");
    assertThat(after.schedule(a).orElseThrow().active()).isTrue();
  }

  @Test
  void theNewSlugNamesTheRenamedSchedule() {
    Deployment after =
        patched(
            slugged,
            "[{\"slug\":\"b\",\"replaces\":\"a\"},{\"slug\":\"c\",\"replaces\":\"b\"},"
                + "{\"slug\":\"b\",\"active\":false}]");

    assertThat(after.schedule(a).orElseThrow().active()).isFalse();
    assertThat(after.schedule(b).map(DeploymentSchedule::slug)).contains("c");
  }

  @Test
  void theReplacementOfAnUnknownSlugIsAdded() {
    assertThat(slugs(patched(slugged, "[" + DAILY + ",\"slug\":\"c\",\"replaces\":\"zz\"}]")))
        .containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"slug\":\"c\"}]|422|Unable to create new deployment schedules without a schedule",
        "[{\"active\":true}]|422|Please provide a slug for each schedule",
        "[{\"slug\":\"c\",\"replaces\":\"a\"},{\"slug\":\"d\",\"replaces\":\"a\"}]"
            + "|422|Multiple schedules have 'replaces' targeting the same slug: a",
        "[{\"slug\":\"b\",\"replaces\":\"a\"}]|422|Cannot rename schedule from 'a' to 'b'",
        "[{\"slug\":\"c\",\"schedule\":{\"cron\":\"@daily\"}},"
            + "{\"slug\":\"c\",\"schedule\":{\"cron\":\"@daily\"}}]|409|Data integrity conflict.",
        "[{\"slug\":\"c\",\"replaces\":\"a\"},{\"slug\":\"c\",\"replaces\":\"b\"}]"
            + "|409|Data integrity conflict.",
        "[{\"slug\":\"c\",\"replaces\":\"a\"},{\"slug\":\"c\",\"replaces\":\"b\"},"
            + "{\"slug\":\"d\"}]|422|Unable to create new deployment schedules without a schedule"
      })
  void whatCanNotBeMergedIsRefused(String schedules, int status, String text) {
    assertThat(error(onPatch(slugged, "{\"schedules\":" + schedules + "}")))
        .satisfies(e -> assertThat(e.status()).isEqualTo(status))
        .satisfies(e -> assertThat(e.text()).startsWith(text));
  }

  @Test
  void allAreReplacedWhereOneHasNoSlug() {
    Deployment mixed = posted("{\"schedules\":[" + DAILY + ",\"slug\":\"a\"}," + DAILY + "}]}");

    assertThat(slugs(patched(mixed, "[" + DAILY + ",\"slug\":\"c\"},{\"slug\":\"d\"}]")))
        .containsExactly("c");
    assertThat(patched(mixed, "[]").schedules()).isEmpty();
    assertThat(slugs(after(mixed, events(onPatch(mixed, "{}"))))).containsExactly("a", null);
  }

  private static Deployment patched(Deployment deployment, String schedules) {
    return after(deployment, events(onPatch(deployment, "{\"schedules\":" + schedules + "}")));
  }

  private static List<@Nullable String> slugs(Deployment deployment) {
    return deployment.schedules().stream().map(DeploymentSchedule::slug).toList();
  }

  private static UUID idOf(Deployment deployment, String slug) {
    return deployment.schedules().stream()
        .filter(s -> slug.equals(s.slug()))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
