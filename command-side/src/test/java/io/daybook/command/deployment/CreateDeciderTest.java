package io.daybook.command.deployment;

import static io.daybook.command.deployment.Given.FLOW;
import static io.daybook.command.deployment.Given.FLOW_ID;
import static io.daybook.command.deployment.Given.ID;
import static io.daybook.command.deployment.Given.QUEUE;
import static io.daybook.command.deployment.Given.created;
import static io.daybook.command.deployment.Given.error;
import static io.daybook.command.deployment.Given.events;
import static io.daybook.command.deployment.Given.id;
import static io.daybook.command.deployment.Given.ids;
import static io.daybook.command.deployment.Given.json;
import static io.daybook.command.deployment.Given.onPost;
import static io.daybook.command.deployment.Given.post;
import static io.daybook.command.deployment.Given.posted;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.ConcurrencyOptions;
import io.daybook.deployment.ConcurrencyOptions.CollisionStrategy;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyOptionsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDescriptionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentJobVariablesChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentLabelsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentParametersChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleRemoved;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.deployment.DeploymentEvent.DeploymentVersionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.deployment.Schedule;
import io.daybook.wire.Field;
import io.daybook.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CreateDeciderTest {

  @Test
  void aNewDeploymentHasTheReferencesDefaults() {
    assertThat(events(onPost(null, "{}")))
        .containsExactly(
            new DeploymentCreated(
                ID,
                7,
                FLOW.ref(),
                "prod",
                null,
                null,
                null,
                null,
                Json.object().arrayNode(),
                false,
                List.of(),
                flowLabels(),
                Json.object(),
                Json.object(),
                true,
                Json.object(),
                null,
                null,
                null,
                null,
                null,
                null));
  }

  @Test
  void labelsAreTheFlowsThenTheSystemsThenTheRequests() {
    DeploymentCreated created = created(onPost(null, "{\"labels\":{\"team\":\"mine\",\"n\":1}}"));

    assertThat(created.labels())
        .isEqualTo(json("{\"team\":\"mine\",\"prefect.flow.id\":\"" + FLOW_ID + "\",\"n\":1}"));
  }

  @Test
  void nullIsKeptWhereItMeansSomethingElseThanAbsent() {
    DeploymentCreated created =
        created(onPost(null, "{\"pull_steps\":null,\"parameter_openapi_schema\":null}"));

    assertThat(created.pullSteps()).isNull();
    assertThat(created.parameterOpenapiSchema()).isNull();
  }

  @Test
  void anEmptySchemaIsStoredAsOneOfAnObject() {
    assertThat(created(onPost(null, "{\"parameter_openapi_schema\":{}}")).parameterOpenapiSchema())
        .isEqualTo(json("{\"type\":\"object\",\"properties\":{}}"));
  }

  @Test
  void aSecondPostOfTheSameChangesNothingButTheTimeOfUpdate() {
    Deployment deployment = posted("{\"tags\":[\"a\"],\"parameters\":{\"x\":1}}");

    assertThat(events(onPost(deployment, "{\"tags\":[\"a\"],\"parameters\":{\"x\":1}}")))
        .containsExactly(new DeploymentTouched(ID));
  }

  @Test
  void whatIsSentIsChangedAndWhatIsNotStays() {
    Deployment deployment =
        posted(
            """
            {"version": "1", "description": "d", "tags": ["a"], "job_variables": {"n": 1},
             "concurrency_options": {"collision_strategy": "ENQUEUE"}}
            """);

    assertThat(
            events(
                onPost(
                    deployment,
                    """
                    {"version": "2", "description": null, "job_variables": {},
                     "concurrency_options":
                       {"collision_strategy": "CANCEL_NEW", "grace_period_seconds": 60}}
                    """)))
        .containsExactly(
            new DeploymentVersionChanged(ID, "2"),
            new DeploymentDescriptionChanged(ID, null),
            new DeploymentJobVariablesChanged(ID, Json.object()),
            new DeploymentConcurrencyOptionsChanged(
                ID, new ConcurrencyOptions(CollisionStrategy.CANCEL_NEW, 60)));
  }

  @Test
  void parametersAndLabelsThatAreNotSentAgainAreLost() {
    Deployment deployment = posted("{\"parameters\":{\"x\":1},\"labels\":{\"n\":1}}");

    assertThat(events(onPost(deployment, "{}")))
        .containsExactly(
            new DeploymentParametersChanged(ID, Json.object()),
            new DeploymentLabelsChanged(ID, flowLabels()));
  }

  @Test
  void schedulesAreReplacedEvenIfNoneIsSent() {
    Deployment deployment = posted("{\"schedules\":[{\"schedule\":{\"cron\":\"@daily\"}}]}");

    assertThat(events(onPost(deployment, "{}")))
        .containsExactly(new DeploymentTouched(ID), new DeploymentScheduleRemoved(ID, id(100)));
  }

  @Test
  void schedulesOfAPostLoseTheirNumberOfRuns() {
    assertThat(
            events(
                onPost(
                    null,
                    """
                    {"schedules": [{"schedule": {"cron": "@daily"}, "active": false, "slug": "s",
                      "max_scheduled_runs": 5, "parameters": {"x": 1}, "replaces": "old"}]}
                    """)))
        .element(1)
        .isEqualTo(
            new DeploymentScheduleAdded(
                ID,
                id(100),
                new Schedule.Cron("@daily", null, true),
                false,
                null,
                json("{\"x\":1}"),
                "s"));
  }

  @Test
  void twoSchedulesCanNotHaveOneSlug() {
    String schedules =
        """
        {"schedules": [{"schedule": {"cron": "@daily"}, "slug": "s"},
                       {"schedule": {"cron": "@hourly"}, "slug": "s"}]}
        """;

    assertThat(error(onPost(null, schedules)).status()).isEqualTo(409);
    assertThat(error(onPost(null, schedules)).text()).startsWith("Data integrity conflict.");
  }

  @Test
  void blocksAreNeverFound() {
    assertThat(error(onPost(null, "{\"storage_document_id\":\"" + id(5) + "\"}")).text())
        .startsWith("Error creating deployment. Could not find storage block with id: " + id(5));
    assertThat(error(onPost(null, "{\"infrastructure_document_id\":\"" + id(5) + "\"}")).status())
        .isEqualTo(409);
  }

  @Test
  void aBlockThatIsNotThereIsToldBeforeAFlowThatIsNot() {
    String block = "{\"storage_document_id\":\"" + id(5) + "\"}";
    var noFlow = new CreateDecider.Facts(ID, 7, null, References.NONE, ids());

    assertThat(error(CreateDecider.decide(null, post(block), noFlow)).text())
        .startsWith("Error creating deployment. Could not find storage block");
    assertThat(error(CreateDecider.decide(null, post("{}"), noFlow)).text())
        .startsWith("Data integrity conflict.");
  }

  @Test
  void theQueueAndTheNameThatWasAskedForAreKeptApart() {
    References references = new References(Field.of(QUEUE), Field.absent(), null);

    assertThat(created(onPost(null, "{\"work_queue_name\":\"q\"}", references)))
        .satisfies(e -> assertThat(e.workQueue()).isEqualTo(QUEUE))
        .satisfies(e -> assertThat(e.workQueueName()).isEqualTo("q"));
    assertThat(events(onPost(posted("{}"), "{\"work_pool_name\":\"pool\"}", references)))
        .containsExactly(new DeploymentWorkQueueChanged(ID, QUEUE, null));
  }

  private static ObjectNode flowLabels() {
    return json("{\"team\":\"x\",\"prefect.flow.id\":\"" + FLOW_ID + "\"}");
  }
}
