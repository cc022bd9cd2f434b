package io.daybook.command.deployment;

import static io.daybook.command.deployment.Given.ID;
import static io.daybook.command.deployment.Given.QUEUE;
import static io.daybook.command.deployment.Given.error;
import static io.daybook.command.deployment.Given.events;
import static io.daybook.command.deployment.Given.id;
import static io.daybook.command.deployment.Given.json;
import static io.daybook.command.deployment.Given.onPatch;
import static io.daybook.command.deployment.Given.posted;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentOwnLimitSet;
import io.daybook.deployment.DeploymentEvent.DeploymentParameterEnforcementChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentParametersChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.wire.ApiException;
import io.daybook.wire.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateDeciderTest {

  private static final String INTEGER_X =
      "\"parameter_openapi_schema\":"
          + "{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"type\":\"integer\"}}}";

  @Test
  void aDeploymentThatIsNotThereCanNotBeChanged() {
    assertThat(error(onPatch(null, "{}")).body())
        .hasToString("{\"detail\":\"Deployment not found.\"}");
  }

  @Test
  void aChangeOfNothingTouchesTheDeployment() {
    assertThat(events(onPatch(posted("{}"), "{}"))).containsExactly(new DeploymentTouched(ID));
    assertThat(events(onPatch(posted("{\"tags\":[\"a\"]}"), "{\"tags\":[\"a\"]}")))
        .containsExactly(new DeploymentTouched(ID));
  }

  @Test
  void eachAttributeThatChangesIsAnEvent() {
    assertThat(events(onPatch(posted("{}"), "{\"paused\":true,\"tags\":[\"b\",\"b\"]}")))
        .containsExactlyInAnyOrder(
            new DeploymentPaused(ID), new DeploymentTagsChanged(ID, List.of("b", "b")));
  }

  @Test
  void nullKeepsJobVariables() {
    Deployment deployment = posted("{\"job_variables\":{\"n\":1}}");

    assertThat(events(onPatch(deployment, "{\"job_variables\":null}")))
        .containsExactly(new DeploymentTouched(ID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"parameters\":null}",
        "{\"enforce_parameter_schema\":null}",
        "{\"storage_document_id\":\"00000000-0000-0000-0000-000000000005\"}",
        "{\"infrastructure_document_id\":\"00000000-0000-0000-0000-000000000005\"}"
      })
  void whatTheReferencesDatabaseRefusesIsAConflict(String body) {
    assertThat(error(onPatch(posted("{}"), body)))
        .isEqualTo(ApiException.integrityConflict().error());
    assertThat(error(onPatch(null, body)).status()).isEqualTo(404);
  }

  /** Each request is wrong in two ways. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"parameters\":null,\"schedules\":[{\"slug\":\"b\"}]}|422",
        "{\"parameters\":{\"x\":{\"__prefect_kind\":\"json\",\"value\":\"{\"}},\"schedules\":[{}]}|422",
        "{\"parameters\":{\"x\":{\"__prefect_kind\":\"json\",\"value\":\"{\"}},\"enforce_parameter_schema\":null}|400",
        "{\"parameter_openapi_schema\":{\"type\":\"nope\"},\"storage_document_id\":\"00000000-0000-0000-0000-000000000005\"}|409"
      })
  void theFirstFaultInTheReferencesOrderIsTold(String body, int status) {
    Deployment slugged =
        posted("{\"schedules\":[{\"slug\":\"a\",\"schedule\":{\"interval\":60}}]}");

    assertThat(error(onPatch(slugged, body)).status()).isEqualTo(status);
  }

  @Test
  void parametersAreStoredAsWhatTheyStandFor() {
    assertThat(
            events(
                onPatch(
                    posted("{}"),
                    "{\"parameters\":{\"x\":{\"__prefect_kind\":\"json\",\"value\":\"5\"}}}")))
        .containsExactly(new DeploymentParametersChanged(ID, json("{\"x\":5}")));
  }

  @Test
  void parametersThatStandForNothingAreRefused() {
    assertThat(
            error(
                onPatch(
                    posted("{}"),
                    "{\"parameters\":{\"x\":{\"__prefect_kind\":\"json\",\"value\":\"{bad\"}}}")))
        .satisfies(e -> assertThat(e.status()).isEqualTo(400))
        .satisfies(e ->
            assertThat(e.text()).startsWith("Error hydrating deployment parameters: Invalid JSON"));
  }

  @Test
  void anEnforcedSchemaIsCheckedOnEveryPatchWithoutWhatItRequires() {
    Deployment deployment = posted("{" + INTEGER_X + ",\"parameters\":{\"x\":\"bad\"}}");

    assertThat(error(onPatch(deployment, "{\"description\":\"d\"}")).text())
        .startsWith("Error updating deployment: Validation failed for field 'x'. Failure reason: ");
    assertThat(events(onPatch(deployment, "{\"parameters\":{\"y\":true}}"))).hasSize(1);
    assertThat(events(onPatch(deployment, "{\"enforce_parameter_schema\":false}")))
        .containsExactly(new DeploymentParameterEnforcementChanged(ID, false));
  }

  @Test
  void enforcementWithoutASchemaIsAConflict() {
    Deployment deployment = posted("{\"parameter_openapi_schema\":null}");

    assertThat(error(onPatch(deployment, "{\"description\":\"d\"}")))
        .satisfies(e -> assertThat(e.status()).isEqualTo(409))
        .satisfies(e -> assertThat(e.text()).contains("does not have a valid parameter schema"));
  }

  @Test
  void aSchemaThatIsNoneIsRefusedWhileItIsEnforced() {
    String nonsense = "{\"parameter_openapi_schema\":{\"type\":\"nope\"}}";

    assertThat(error(onPatch(posted("{}"), nonsense)).status()).isBetween(400, 499);
    assertThat(events(onPatch(posted("{\"enforce_parameter_schema\":false}"), nonsense)))
        .hasSize(1);
  }

  @Test
  void referencesOfTheSchemaThatGoRoundAreRefused() {
    assertThat(
            error(
                onPatch(
                    posted("{}"),
                    """
                    {"parameter_openapi_schema": {"$ref": "#/definitions/a", "definitions":
                      {"a": {"$ref": "#/definitions/a"}}}}
                    """)))
        .satisfies(e -> assertThat(e.status()).isEqualTo(422))
        .satisfies(e -> assertThat(e.text()).contains("circular references"));
  }

  @Test
  void whatTheNamesStandForIsTakenFromTheFacts() {
    Deployment deployment = posted("{\"work_queue_name\":\"q\"}");

    assertThat(
            events(
                onPatch(
                    deployment,
                    "{\"work_pool_name\":\"pool\"}",
                    new References(Field.of(QUEUE), Field.of(id(9)), null))))
        .containsExactly(
            new DeploymentWorkQueueChanged(ID, QUEUE, "q"),
            new DeploymentConcurrencyLimitChanged(ID, id(9)));
  }

  @Test
  void theNumberOfItsOwnLimitIsToldBehindWhatMovesTheTimeOfTheUpdate() {
    References five = new References(Field.absent(), Field.of(id(9)), 5);
    References ten = new References(Field.absent(), Field.of(id(9)), 10);
    Deployment unlimited = posted("{}");

    List<DeploymentEvent> limited = events(onPatch(unlimited, "{}", five));
    Deployment before = Given.after(unlimited, limited);
    List<DeploymentEvent> changed = events(onPatch(before, "{}", ten));
    List<DeploymentEvent> same = events(onPatch(before, "{}", five));

    assertThat(limited)
        .containsExactly(
            new DeploymentConcurrencyLimitChanged(ID, id(9)), new DeploymentOwnLimitSet(ID, 5));
    assertThat(changed)
        .containsExactly(new DeploymentTouched(ID), new DeploymentOwnLimitSet(ID, 10));
    assertThat(same).containsExactly(new DeploymentTouched(ID));
  }

  @Test
  void blocksAreNeverFound() {
    assertThat(error(onPatch(posted("{}"), "{\"storage_document_id\":\"" + id(5) + "\"}")).status())
        .isEqualTo(409);
  }

  @Test
  void pausingWhatIsPausedIsNoEvent() {
    Deployment running = posted("{}");
    Deployment paused = posted("{\"paused\":true}");

    assertThat(events(PauseDecider.pause(running))).containsExactly(new DeploymentPaused(ID));
    assertThat(events(PauseDecider.pause(paused))).isEmpty();
    assertThat(events(PauseDecider.resume(running))).isEmpty();
    assertThat(events(PauseDecider.resume(paused))).hasSize(1);
    assertThat(error(PauseDecider.pause(null)).text()).isEqualTo("Deployment not found");
  }
}
