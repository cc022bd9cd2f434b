package io.daybook.query.filter;

import static io.daybook.query.filter.Clause.ALL;
import static io.daybook.query.filter.Clause.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.filter.DeploymentCriteria;
import io.daybook.filter.FlowCriteria;
import io.daybook.filter.FlowRunCriteria;
import io.daybook.filter.TaskRunCriteria;
import io.daybook.filter.WorkPoolFilter;
import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.index.Index;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clauses on runs themselves, and which indices they ask. */
class RunClausesTest {
  private final List<Index> joined = new ArrayList<>();

  private final Joins joins =
      new Joins() {
        @Override
        public Collection<String> flowIds(Clause flows) {
          return List.of("f1");
        }

        @Override
        public Collection<String> flowIdsOf(Index index, Clause clause) {
          joined.add(index);
          return List.of("f2");
        }

        @Override
        public Collection<String> queueIds(WorkQueueFilter queues) {
          return List.of("q1");
        }

        @Override
        public Collection<String> queueIds(WorkPoolFilter pools) {
          return List.of("q2");
        }

        @Override
        public Clause sharing(String number, Index others, String othersNumber, Clause clause) {
          joined.add(others);
          return clause.equals(NONE) ? NONE : new Clause.Bitmap(number, othersNumber);
        }

        @Override
        public Collection<String> namesLike(
            NameIndex name, Clause candidates, LikePattern pattern) {
          return List.of();
        }
      };

  @Test
  void aStartBoundComparesTheExpectedStartOfARunThatHasNotStarted() {
    assertThat(flowRuns("'flow_runs':{'start_time':{'before_':'1970-01-01T00:00:01Z'}}"))
        .isEqualTo(new Clause.Range("start_or_expected", "lte", 1_000_000L));
    assertThat(flowRuns("'flow_runs':{'start_time':{'is_null_':true}}"))
        .isEqualTo(Clause.not(new Clause.Exists("start_time")));
    assertThat(taskRuns("'task_runs':{'start_time':{'after_':'1970-01-01T00:00:01Z'}}"))
        .isEqualTo(Clause.and(new Clause.Range("start_time", "gte", 1_000_000L)));
  }

  @Test
  void whatHasNoValueIsNoneOtherThanTheValuesGiven() {
    assertThat(flowRuns("'flow_runs':{'state':{'type':{'not_any_':['FAILED']}}}"))
        .isEqualTo(
            Clause.and(
                new Clause.Exists("state_type"),
                Clause.not(Clause.in("state_type", List.of("FAILED")))));
    assertThat(flowRuns("'flow_runs':{'idempotency_key':{'not_any_':[]}}")).isEqualTo(ALL);
    assertThat(flowRuns("'flow_runs':{'id':{'not_any_':[]},'state':{'type':{'any_':[]}}}"))
        .isEqualTo(NONE);
  }

  @Test
  void theOperatorOfAStateCombinesTypeAndNameAlone() {
    assertThat(
            flowRuns(
                "'flow_runs':{'state':{'operator':'or_','type':{'any_':['FAILED'],"
                    + "'not_any_':['RUNNING']},'name':{'any_':['Late']}}}"))
        .isEqualTo(
            Clause.or(
                Clause.and(
                    Clause.in("state_type", List.of("FAILED")),
                    new Clause.Exists("state_type"),
                    Clause.not(Clause.in("state_type", List.of("RUNNING")))),
                Clause.in("state_name", List.of("Late"))));
  }

  @Test
  void aTaskRunHasAFlowRunUnlessNullIsAskedFor() {
    Clause exists = new Clause.Exists("flow_run_id");

    assertThat(taskRuns("'task_runs':{'flow_run_id':{}}")).isEqualTo(exists);
    assertThat(taskRuns("'task_runs':{'flow_run_id':{'is_null_':true,'any_':[]}}"))
        .isEqualTo(Clause.not(exists));
    assertThat(taskRuns("'task_runs':{'flow_run_id':{'is_null_':null}}")).isEqualTo(ALL);
    assertThat(taskRuns("'task_runs':{'flow_run_id':{'any_':[]}}")).isEqualTo(NONE);
  }

  @Test
  void whatASingleRequestTellsIsNotAskedTwice() {
    deployments("'flow_runs':{},'task_runs':{'name':{'any_':['a']}}");

    assertThat(joined).containsExactly(Index.TASK_RUNS);
  }

  @Test
  void theTaskRunsAreThoseOfTheVeryRun() {
    Clause clause =
        deployments(
            "'flow_runs':{'flow_version':{'any_':['1']}},'task_runs':{'name':{'any_':['a']}}");

    assertThat(joined).containsExactly(Index.TASK_RUNS, Index.FLOW_RUNS);
    assertThat(clause).isEqualTo(new Clause.Bitmap("number", "deployment_number"));
  }

  @Test
  void aBitmapIsAQueryOfItsOwn() {
    assertThat(QueryDsl.render(new Clause.Bitmap("number", "AAAA")))
        .isEqualTo(Json.parse("{\"bitmap\":{\"field\":\"number\",\"bits\":\"AAAA\"}}"));
  }

  @Test
  void deploymentsAndFlowsWaitForRunsOnlyIfTheyAreAskedAbout() {
    assertThat(DeploymentClauses.indices(body("").parameters(DeploymentCriteria::read)))
        .containsExactly(Index.DEPLOYMENTS);
    assertThat(
            DeploymentClauses.indices(
                body("'flow_runs':{},'task_runs':{}").parameters(DeploymentCriteria::read)))
        .containsExactlyInAnyOrder(Index.DEPLOYMENTS, Index.FLOW_RUNS, Index.TASK_RUNS);
    assertThat(FlowClauses.indices(body("'flows':{}").parameters(FlowCriteria::read)))
        .containsExactly(Index.FLOWS);
    assertThat(FlowClauses.indices(body("'task_runs':{}").parameters(FlowCriteria::read)))
        .containsExactlyInAnyOrder(Index.FLOWS, Index.TASK_RUNS);
  }

  @Test
  void runsWaitForWhatTheyAreAskedBy() {
    assertThat(
            FlowRunClauses.indices(
                body("'flows':{'id':{'any_':[]}}").parameters(FlowRunCriteria::read)))
        .containsExactly(Index.FLOW_RUNS);
    assertThat(
            FlowRunClauses.indices(
                body("'flows':{'tags':{}},'work_pools':{}").parameters(FlowRunCriteria::read)))
        .containsExactlyInAnyOrder(
            Index.FLOW_RUNS, Index.FLOWS, Index.WORK_POOLS, Index.WORK_QUEUES);
    assertThat(
            TaskRunClauses.indices(
                body("'flow_runs':{},'deployments':{}").parameters(TaskRunCriteria::read)))
        .containsExactlyInAnyOrder(Index.TASK_RUNS, Index.FLOW_RUNS, Index.DEPLOYMENTS);
  }

  private Clause deployments(String filters) {
    return new DeploymentClauses(joins).all(body(filters).parameters(DeploymentCriteria::read));
  }

  private Clause flowRuns(String filters) {
    return new FlowRunClauses(joins).all(body(filters).parameters(FlowRunCriteria::read));
  }

  private Clause taskRuns(String filters) {
    return new TaskRunClauses(joins).all(body(filters).parameters(TaskRunCriteria::read));
  }

  private static JsonBody body(String filters) {
    return JsonBody.of(Json.parse("{" + filters.replace('\'', '"') + "}"));
  }
}
