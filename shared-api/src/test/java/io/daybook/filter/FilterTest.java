package io.daybook.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private static <T> T read(Type<T> type, String json) {
    return JsonBody.of(Json.parse(json.replace('\'', '"'))).read(type);
  }

  @Test
  void anEmptyLeafIsThereAndAnAbsentOneIsNot() {
    DeploymentFilter filter =
        read(DeploymentFilter.TYPE, "{'operator':'or_','tags':{},'name':null}");

    assertThat(filter.operator()).isEqualTo(Operator.OR);
    assertThat(filter.tags()).isEqualTo(new TagsFilter(Operator.AND, null, null, null));
    assertThat(filter.name()).isNull();
    assertThat(filter.id()).isNull();
  }

  @Test
  void theIgnoredConcurrencyLimitLeavesNoTrace() {
    assertThat(read(DeploymentFilter.TYPE, "{'concurrency_limit':{'ge_':1}}"))
        .isEqualTo(read(DeploymentFilter.TYPE, "{}"));
  }

  @Test
  void everyCriterionOfDeploymentsIsRead() {
    assertThat(
            read(
                DeploymentFilter.TYPE,
                "{'id':{'any_':['"
                    + ID
                    + "'],'not_any_':[]},'name':{'any_':['a'],'like_':'b'},"
                    + "'flow_or_deployment_name':{'like_':'c'},'paused':{'eq_':'yes'},"
                    + "'tags':{'operator':'or_','all_':['x'],'any_':[],'is_null_':0},"
                    + "'work_queue_name':{'any_':['q']}}"))
        .isEqualTo(
            new DeploymentFilter(
                Operator.AND,
                new AnyOrNone<>(List.of(ID), List.of()),
                new NameFilter(List.of("a"), "b"),
                new LikeFilter("c"),
                new BoolFilter(true),
                new TagsFilter(Operator.OR, List.of("x"), List.of(), false),
                new AnyOf<>(List.of("q"))));
  }

  @Test
  void everyCriterionOfFlowsIsRead() {
    assertThat(
            read(
                FlowFilter.TYPE,
                "{'name':{'like_':'a'},'tags':{'all_':['x']},'deployment':{'operator':'or_',"
                    + "'is_null_':true}}"))
        .isEqualTo(
            new FlowFilter(
                Operator.AND,
                null,
                new NameFilter(null, "a"),
                new TagsFilter(Operator.AND, List.of("x"), null, null),
                new BoolFilter(true)));
  }

  @Test
  void anEmptyTypeOrNameOfAStateIsNoChild() {
    FlowRunFilter filter =
        read(FlowRunFilter.TYPE, "{'state':{'operator':'or_','type':{},'name':{'any_':['Late']}}}");

    assertThat(filter.state())
        .isEqualTo(new StateFilter(Operator.OR, null, new AnyOrNone<>(List.of("Late"), null)));
  }

  @Test
  void timesOfRunsAreInstants() {
    FlowRunFilter filter =
        read(FlowRunFilter.TYPE, "{'start_time':{'before_':'2026-01-01 02:00:00+02:00'}}");

    assertThat(filter.startTime())
        .isEqualTo(new TimeFilter(Instant.parse("2026-01-01T00:00:00Z"), null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}|false", "{'is_null_':null}|", "{'is_null_':true}|true"})
  void whetherATaskRunHasAFlowRunIsAskedUnlessNullIsSent(String json, Boolean isNull) {
    TaskRunFilter filter = read(TaskRunFilter.TYPE, "{'flow_run_id':" + json + "}");

    assertThat(filter.flowRunId()).isEqualTo(new AnyOrNull<>(Operator.AND, null, isNull));
  }

  @Test
  void poolsAndQueuesAreRead() {
    assertThat(read(WorkPoolFilter.TYPE, "{'type':{'any_':['process']}}"))
        .isEqualTo(new WorkPoolFilter(Operator.AND, null, null, new AnyOf<>(List.of("process"))));
    assertThat(read(WorkQueueFilter.TYPE, "{'name':{'startswith_':['a']}}"))
        .isEqualTo(
            new WorkQueueFilter(Operator.AND, null, new QueueNameFilter(null, List.of("a"))));
    assertThat(read(WorkerFilter.TYPE, "{'status':{'any_':['ONLINE']}}").status())
        .isEqualTo(new AnyOrNone<>(List.of(WorkerFilter.WorkerStatus.ONLINE), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "{'deployments':null}", "{'work_queues':{}}"})
  void nothingAskedIsEverything(String json) {
    JsonBody body = JsonBody.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

    assertThat(DeploymentQuery.count(body))
        .isEqualTo(new DeploymentQuery.Count(DeploymentCriteria.ALL, null, null));
    assertThat(FlowQuery.count(body)).isEqualTo(FlowCriteria.ALL);
    assertThat(DeploymentQuery.listing(body, 200))
        .isEqualTo(
            new DeploymentQuery.Listing(
                DeploymentCriteria.ALL,
                DeploymentSort.NAME_ASC,
                new Paging(200, 0),
                ListOptions.NONE));
  }

  @Test
  void onlyRunFiltersNeedRuns() {
    JsonBody runs = JsonBody.of(Json.parse("{\"flow_runs\":{}}"));
    JsonBody pools = JsonBody.of(Json.parse("{\"work_pools\":{}}"));

    assertThat(DeploymentQuery.count(runs).criteria().needsRuns()).isTrue();
    assertThat(DeploymentQuery.count(pools).criteria().needsRuns()).isFalse();
    assertThat(DeploymentQuery.count(pools).criteria().workPools()).isNotNull();
  }

  @Test
  void aPageCountsItsRowsFromTheFirst() {
    assertThat(new Paging.Numbered(10, 3).paging()).isEqualTo(new Paging(10, 20));
    assertThat(new Paging.Numbered(10, 1).pages(21)).isEqualTo(3);
    assertThat(new Paging.Numbered(10, 1).pages(0)).isEqualTo(0);
    assertThat(new Paging.Numbered(0, 5).pages(21)).isEqualTo(0);
    assertThat(new Paging.Numbered(200, Long.MAX_VALUE).paging().offset())
        .isEqualTo(Long.MAX_VALUE);
  }
}
