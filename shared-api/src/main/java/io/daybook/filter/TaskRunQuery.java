package io.daybook.filter;

import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;

/** The bodies of the requests for lists, pages and counts of task runs. */
public final class TaskRunQuery {

  /** A list: {@code POST /task_runs/filter}. */
  public record Listing(TaskRunCriteria criteria, TaskRunSort sort, Paging paging) {}

  /** A page with the count: {@code POST /task_runs/paginate}. */
  public record Page(TaskRunCriteria criteria, TaskRunSort sort, Paging.Numbered paging) {}

  /** Counts over time: {@code POST /task_runs/history}. */
  public record History(TaskRunCriteria criteria, HistoryIntervals intervals) {}

  private TaskRunQuery() {}

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Listing listing(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      var paging = Paging.read(in, mostRows);
      var sort = in.optional("sort", TaskRunSort.TYPE, TaskRunSort.ID_DESC);
      return new Listing(TaskRunCriteria.read(in), sort, paging);
    });
  }

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static Page page(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      var paging = Paging.Numbered.read(in, mostRows);
      var sort = in.optional("sort", TaskRunSort.TYPE, TaskRunSort.ID_DESC);
      return new Page(TaskRunCriteria.read(in), sort, paging);
    });
  }

  /** Filters alone: {@code POST /task_runs/count}, {@code POST /ui/task_runs/count}. */
  public static TaskRunCriteria criteria(JsonBody body) {
    return body.parameters(TaskRunCriteria::read);
  }

  public static History history(JsonBody body) {
    return body.parameters(in -> {
      var intervals = HistoryIntervals.read(in);
      var criteria = TaskRunCriteria.read(in);
      return in.build(() -> new History(criteria, intervals.checked()));
    });
  }

  /**
   * Filters with the beginning of a time window: {@code POST /ui/task_runs/dashboard/counts}.
   *
   * @throws ApiException 422 if it has no beginning
   */
  public static TaskRunCriteria since(JsonBody body) {
    TaskRunCriteria criteria =
        body.parameters(in -> {
          var tasks = in.required("task_runs", TaskRunFilter.TYPE);
          var others = TaskRunCriteria.read(in);
          return in.build(() ->
              new TaskRunCriteria(others.flows(), others.flowRuns(), tasks, others.deployments()));
        });
    TaskRunFilter tasks = criteria.taskRuns();
    TimeFilter start = tasks == null ? null : tasks.startTime();
    if (start == null || start.after() == null) {
      throw ApiException.detail(422, "task_runs.start_time.after_ is required");
    }
    return criteria;
  }
}
