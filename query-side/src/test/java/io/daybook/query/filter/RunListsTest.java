package io.daybook.query.filter;

import static io.daybook.query.testing.RunDocuments.flowRun;
import static io.daybook.query.testing.RunDocuments.inState;
import static io.daybook.query.testing.RunDocuments.taskRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.filter.DeploymentCriteria;
import io.daybook.filter.FlowCriteria;
import io.daybook.filter.FlowRunCriteria;
import io.daybook.filter.Paging;
import io.daybook.filter.TaskRunCriteria;
import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.index.Index;
import io.daybook.query.index.JoinStrategy;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.testing.Documents;
import io.daybook.query.testing.SearchUnderTest;
import io.daybook.run.Week;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Lists of runs and of flows by what belongs to them, by both joins; the runs are of two weeks. */
@ParameterizedClass
@EnumSource(JoinStrategy.class)
class RunListsTest {
  private static final ObjectNode DAILY =
      Documents.inPool(Documents.deployment("daily", "etl", "red"), "wpA", "process", "q", null)
          .put("number", 3);
  private static final ObjectNode HOURLY = Documents.deployment("hourly", "etl").put("number", 9);
  private static final ObjectNode GONE = Documents.deployment("gone", "etl").put("number", 8);

  private static SearchUnderTest search;

  private final Joins joins;

  RunListsTest(JoinStrategy strategy) {
    joins = new SearchJoins(search.client(), RunListsTest::queues, search.runJoin(strategy));
  }

  private static List<String> queues(WorkQueueFilter filter) {
    return QueueMatcher.ids(Map.of(Documents.id("wq:wpA/q"), "q"), filter);
  }

  @BeforeAll
  static void runsOfTwoWeeks() {
    search = new SearchUnderTest();
    search.write(
        Index.FLOWS,
        List.of(Documents.flow("etl", "a"), Documents.flow("report"), Documents.flow("idle")));
    search.write(Index.DEPLOYMENTS, List.of(DAILY, HOURLY));
    search.write(
        Index.WORK_POOLS, List.of(Documents.pool("wpA", "process"), Documents.pool("wpB", "ecs")));
    search.write(
        Index.WORK_QUEUES,
        List.of(
            Documents.queue(Documents.id("wq:wpA/q"), "q")
                .put("work_pool_id", Documents.id("wp:wpA"))));
    writeRuns();
  }

  private static void writeRuns() {
    ObjectNode first =
        inState(flowRun("first", 0, DAILY), "Failed")
            .put("work_queue_id", Documents.id("wq:wpA/q"));
    ObjectNode second = inState(flowRun("second", 1, DAILY), "Completed");
    ObjectNode third = inState(flowRun("third", 70_000, HOURLY), "Completed");
    ObjectNode orphan =
        inState(flowRun("orphan", 70_001, GONE), "Failed")
            .put("work_queue_id", Documents.id("wq:wpA/deleted"));
    ObjectNode free =
        inState(flowRun("free", 70_002, null), "Running")
            .put("flow_id", Documents.id("flow:report"));
    Week older = Week.parse("2026.01.05");
    search.write(Index.FLOW_RUNS, older, List.of(first, second));
    search.write(Index.FLOW_RUNS, older.next(), List.of(third, orphan, free));
    search.write(
        Index.TASK_RUNS,
        older,
        List.of(taskRun("load-1", first), taskRun("load-2", second), taskRun("send", second)));
    search.write(
        Index.TASK_RUNS,
        older.next(),
        List.of(taskRun("load-3", free), taskRun("load-4", third), taskRun("lonely", null)));
  }

  @AfterAll
  static void close() {
    search.close();
  }

  @Test
  void deploymentsAreThoseOfOneRunThatSatisfiesBothFilters() {
    assertThat(deployments("'flow_runs':{}")).containsExactly("daily", "hourly");
    assertThat(deployments("'task_runs':{}")).containsExactly("daily", "hourly");
    assertThat(deployments("'flow_runs':{'state':{'type':{'any_':['FAILED']}}}"))
        .containsExactly("daily");
    assertThat(deployments("'task_runs':{'name':{'like_':'send'}}")).containsExactly("daily");
    assertThat(
            deployments(
                "'flow_runs':{'state':{'type':{'any_':['FAILED']}}},"
                    + "'task_runs':{'name':{'like_':'load'}}"))
        .containsExactly("daily");
    assertThat(
            deployments(
                "'flow_runs':{'state':{'type':{'any_':['FAILED']}}},"
                    + "'task_runs':{'name':{'like_':'send'}}"))
        .isEmpty();
    assertThat(deployments("'flow_runs':{},'task_runs':{'name':{'any_':['load-4']}}"))
        .containsExactly("hourly");
    assertThat(
            deployments(
                "'deployments':{'tags':{'all_':['red']}},'flow_runs':{'name':{'any_':['third']}}"))
        .isEmpty();
  }

  @Test
  void flowsAreThoseOfOneRunThatSatisfiesBothFilters() {
    assertThat(flows("'flow_runs':{}")).containsExactly("etl", "report");
    assertThat(flows("'task_runs':{'name':{'any_':['load-3']}}")).containsExactly("report");
    assertThat(
            flows(
                "'flow_runs':{'name':{'any_':['first']}},"
                    + "'task_runs':{'name':{'any_':['load-2']}}"))
        .isEmpty();
    assertThat(flows("'flow_runs':{'name':{'any_':[]}}")).isEmpty();
  }

  @Test
  void flowRunsAreFoundByWhatTheyBelongTo() {
    assertThat(flowRuns("'flows':{}")).hasSize(5);
    assertThat(flowRuns("'flows':{'id':{'any_':['" + Documents.id("flow:report") + "']}}"))
        .containsExactly("free");
    assertThat(flowRuns("'flows':{'name':{'like_':'REP'}}")).containsExactly("free");
    assertThat(flowRuns("'flows':{'tags':{'all_':['a']}}"))
        .containsExactly("first", "orphan", "second", "third");
    assertThat(flowRuns("'flows':{'deployment':{'is_null_':true}}")).containsExactly("free");
    assertThat(flowRuns("'deployments':{'tags':{'all_':['red']}}"))
        .containsExactly("first", "second");
    assertThat(flowRuns("'task_runs':{'name':{'like_':'load'}}"))
        .containsExactly("first", "free", "second", "third");
    assertThat(flowRuns("'task_runs':{}")).containsExactly("first", "free", "second", "third");
  }

  @Test
  void aDeploymentOrQueueThatIsGoneIsNoneOfARun() {
    assertThat(flowRuns("'deployments':{}")).containsExactly("first", "second", "third");
    assertThat(flowRuns("'flow_runs':{'deployment_id':{'is_null_':false}}"))
        .containsExactly("first", "orphan", "second", "third");
    assertThat(flowRuns("'work_pool_queues':{}")).containsExactly("first");
    assertThat(flowRuns("'work_pools':{}")).containsExactly("first");
    assertThat(flowRuns("'work_pools':{'type':{'any_':['process']}}")).containsExactly("first");
    assertThat(flowRuns("'work_pools':{'name':{'any_':['wpB']}}")).isEmpty();
    assertThat(
            flowRuns(
                "'work_pools':{'name':{'any_':['wpA']}},'work_pool_queues':{'name':{'any_':['q']}}"))
        .containsExactly("first");
  }

  @Test
  void taskRunsAreFoundByTheirOneFlowRun() {
    assertThat(taskRuns("'task_runs':{}")).hasSize(6);
    assertThat(taskRuns("'task_runs':{'flow_run_id':{}}")).doesNotContain("lonely").hasSize(5);
    assertThat(taskRuns("'task_runs':{'flow_run_id':{'is_null_':true}}")).containsExactly("lonely");
    assertThat(taskRuns("'task_runs':{'flow_run_id':{'is_null_':null}}")).hasSize(6);
    assertThat(taskRuns("'flow_runs':{}")).doesNotContain("lonely").hasSize(5);
    assertThat(taskRuns("'flows':{}")).doesNotContain("lonely").hasSize(5);
    assertThat(taskRuns("'flow_runs':{'state':{'name':{'not_any_':['Completed']}}}"))
        .containsExactly("load-1", "load-3");
    assertThat(taskRuns("'deployments':{}")).containsExactly("load-1", "load-2", "load-4", "send");
    assertThat(
            taskRuns(
                "'flows':{'name':{'any_':['etl']}},'deployments':{'name':{'any_':['hourly']}},"
                    + "'flow_runs':{'name':{'like_':'ir'}}"))
        .containsExactly("load-4");
  }

  @Test
  void whatCanNotBeIsNotAsked() {
    assertThat(search.requests(() -> clause("'flow_runs':{'id':{'any_':[]}}"))).isZero();
    assertThat(
            search.requests(
                () -> clause("'flow_runs':{'name':{'like_':'x'}},'task_runs':{'id':{'any_':[]}}")))
        .isZero();
    assertThat(search.requests(() -> clause("'flow_runs':{},'task_runs':{}"))).isEqualTo(1);
    assertThat(
            search.requests(() ->
                clause("'flow_runs':{'name':{'like_':'f'}},'task_runs':{'name':{'like_':'o'}}")))
        .isEqualTo(2);
  }

  private Clause clause(String filters) {
    return new DeploymentClauses(joins).all(body(filters).parameters(DeploymentCriteria::read));
  }

  private List<String> deployments(String filters) {
    return names(Index.DEPLOYMENTS, clause(filters));
  }

  private List<String> flows(String filters) {
    FlowCriteria criteria = body(filters).parameters(FlowCriteria::read);
    return names(Index.FLOWS, new FlowClauses(joins).all(criteria));
  }

  private List<String> flowRuns(String filters) {
    FlowRunCriteria criteria = body(filters).parameters(FlowRunCriteria::read);
    return names(Index.FLOW_RUNS, new FlowRunClauses(joins).all(criteria));
  }

  private List<String> taskRuns(String filters) {
    TaskRunCriteria criteria = body(filters).parameters(TaskRunCriteria::read);
    return names(Index.TASK_RUNS, new TaskRunClauses(joins).all(criteria));
  }

  private static JsonBody body(String filters) {
    return JsonBody.of(Json.parse("{" + filters.replace('\'', '"') + "}"));
  }

  private static List<String> names(Index index, Clause clause) {
    Question question =
        new Question(new IndexView(index, 0), clause, Order.ascending("name_key"), Set.of("name"));
    return new Pages(search.client())
        .rows(question, new Paging(100, 0)).stream()
            .map(hit -> Objects.requireNonNull(hit.field("name")))
            .toList();
  }
}
