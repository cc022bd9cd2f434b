package io.daybook.command.workpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.daybook.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class JobTemplateTest {

  private static final ObjectNode TEMPLATE =
      template(
          """
          {"job_configuration":{"command":"{{ command }}","env":{"N":"x {{n}}"}},
           "variables":{"type":"object","required":["command"],"properties":{
             "command":{"type":"string"},
             "n":{"type":"integer","default":3}}}}\
          """);

  @Test
  void anEmptyTemplateAndACompleteOneAreFine() {
    assertThat(JobTemplate.checked(Json.object())).isEmpty();
    assertThat(JobTemplate.checked(TEMPLATE)).isSameAs(TEMPLATE);
  }

  @Test
  void bothPartsMustBeThere() {
    for (String half :
        List.of(
            "{\"variables\":{\"properties\":{}}}",
            "{\"job_configuration\":{},\"variables\":{\"type\":\"object\"}}",
            "{\"job_configuration\":5,\"variables\":[]}")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JobTemplate.checked(template(half)))
          .withMessageContaining("must contain both");
    }
  }

  @Test
  void everyPlaceholderMustBeDeclared() {
    ObjectNode undeclared = TEMPLATE.deepCopy();
    undeclared.withObject("/job_configuration/nested").putArray("a").add("{{ other.thing }}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobTemplate.checked(undeclared))
        .withMessageEndingWith("undeclared variable(s): other.thing.");
  }

  @Test
  void requiredVariablesNeedNoDefault() {
    assertThat(JobTemplate.problemOfDefaults(TEMPLATE)).isEmpty();
    assertThat(JobTemplate.problemOfDefaults(Json.object())).isEmpty();
  }

  @Test
  void aDefaultMustBeAValueOfItsOwnSchema() {
    ObjectNode wrong = TEMPLATE.deepCopy();
    wrong.withObject("/variables/properties/n").put("default", "three");
    assertThat(JobTemplate.problemOfDefaults(wrong))
        .hasValueSatisfying(why ->
            assertThat(why)
                .startsWith(
                    "Validation failed for work pool's job variable defaults: Validation"
                        + " failed for field 'n'. Failure reason: "));
  }

  @Test
  void aSchemaThatIsNoneIsToldAsSuch() {
    ObjectNode wrong = TEMPLATE.deepCopy();
    wrong.withObject("/variables/properties/n").put("type", "number of things");
    assertThat(JobTemplate.problemOfDefaults(wrong))
        .hasValueSatisfying(why -> assertThat(why).startsWith("Invalid schema: "));
  }

  @Test
  void variablesOverrideDefaultsAndAreChecked() {
    assertThat(problem("{\"n\":4}", true)).isEmpty();
    assertThat(problem("{\"n\":\"four\"}", true)).startsWith("Validation failed for field 'n'.");
    assertThat(problem("{\"unknown\":1}", true)).isEmpty();
  }

  @Test
  void variablesWithADefaultMayBeNull() {
    assertThat(problem("{\"n\":null}", true)).isEmpty();
  }

  @Test
  void requiredVariablesCountOnlyWhereARunIsMade() {
    assertThat(problem("{\"n\":4}", false)).startsWith("Validation failed.");
    assertThat(problem("{\"command\":\"ls\"}", false)).isEmpty();
  }

  private static String problem(String variables, boolean ignoreRequired) {
    return JobTemplate.problemOf(TEMPLATE, List.of(template(variables)), ignoreRequired).orElse("");
  }

  private static ObjectNode template(String json) {
    return (ObjectNode) Json.parse(json);
  }
}
