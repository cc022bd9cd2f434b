package io.daybook.query.run;

import io.daybook.filter.Paging;
import io.daybook.filter.TaskRunSort;
import io.daybook.query.filter.Clause;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lists of task runs in Prefect's orders. The order by duration depends on now, and Elasticsearch
 * runs no scripts here: so those that run and those that don't are two lists, each in an order that
 * time does not change, and are merged.
 */
final class TaskRunOrder {
  private static final Clause RUNNING = new Clause.Exists("running_since");

  private final Pages pages;

  TaskRunOrder(Pages pages) {
    this.pages = pages;
  }

  List<Hit> rows(IndexView view, Clause clause, TaskRunSort sort, Paging paging, Instant now) {
    return switch (sort) {
      case DURATION_ASC -> merged(view, clause, true, paging, now);
      case DURATION_DESC -> merged(view, clause, false, paging, now);
      case ID_DESC,
          EXPECTED_START_TIME_ASC,
          EXPECTED_START_TIME_DESC,
          NAME_ASC,
          NAME_DESC,
          NEXT_SCHEDULED_START_TIME_ASC,
          END_TIME_DESC ->
          pages.rows(question(view, clause, order(sort)), paging);
    };
  }

  Hits rowsAndTotal(IndexView view, Clause clause, TaskRunSort sort, Paging paging, Instant now) {
    if (sort == TaskRunSort.DURATION_ASC || sort == TaskRunSort.DURATION_DESC) {
      return new Hits(rows(view, clause, sort, paging, now), pages.count(Index.TASK_RUNS, clause));
    }
    return pages.rowsAndTotal(question(view, clause, order(sort)), paging);
  }

  private static Order order(TaskRunSort sort) {
    return switch (sort) {
      case ID_DESC -> Order.descending("id");
      case EXPECTED_START_TIME_ASC -> Order.ascending("expected_start_time");
      case EXPECTED_START_TIME_DESC -> Order.descending("expected_start_time");
      case NAME_ASC -> Order.ascending("name_key");
      case NAME_DESC -> Order.descending("name_key");
      case NEXT_SCHEDULED_START_TIME_ASC -> Order.ascending("next_scheduled_start_time");
      case END_TIME_DESC -> Order.descending("end_time");
      case DURATION_ASC -> Order.ascending("total_run_time");
      case DURATION_DESC -> Order.descending("total_run_time");
    };
  }

  private List<Hit> merged(
      IndexView view, Clause clause, boolean ascending, Paging paging, Instant now) {
    Clause running = Clause.and(clause, RUNNING);
    int runningRows = (int) Math.min(pages.count(Index.TASK_RUNS, running), Integer.MAX_VALUE);
    // A row that does not run has at most so many before it as run, and its own predecessors: those
    // that can't reach the page need not be read, so that memory holds a page and what runs.
    long passed = Math.max(0, paging.offset() - runningRows);
    int before = (int) (paging.offset() - passed);
    List<Hit> all = new ArrayList<>();
    all.addAll(
        pages.rows(
            question(
                view,
                Clause.and(clause, Clause.not(RUNNING)),
                new Order("total_run_time", ascending)),
            new Paging(paging.limit() + before, passed)));
    all.addAll(
        pages.rows(
            question(view, running, new Order("running_since", !ascending)),
            new Paging(Math.min(runningRows, before + paging.limit()), 0)));
    Comparator<Hit> byDuration = Comparator.comparing(hit -> Estimates.of(hit, now).runTime());
    all.sort(ascending ? byDuration : byDuration.reversed());
    return all.stream().skip(before).limit(paging.limit()).toList();
  }

  private static Question question(IndexView view, Clause clause, Order order) {
    return new Question(view, clause, order, Estimates.FIELDS);
  }
}
