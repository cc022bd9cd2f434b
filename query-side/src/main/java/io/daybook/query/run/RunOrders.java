package io.daybook.query.run;

import io.daybook.filter.FlowRunSort;
import io.daybook.query.paging.Order;

/** Prefect's orders as orders of documents. */
final class RunOrders {
  private RunOrders() {}

  static Order of(FlowRunSort sort) {
    return switch (sort) {
      case ID_DESC -> Order.descending("id");
      case START_TIME_ASC -> Order.ascending("start_or_expected");
      case START_TIME_DESC -> Order.descending("start_or_expected");
      case EXPECTED_START_TIME_ASC -> Order.ascending("expected_start_time");
      case EXPECTED_START_TIME_DESC -> Order.descending("expected_start_time");
      case NAME_ASC -> Order.ascending("name_key");
      case NAME_DESC -> Order.descending("name_key");
      case NEXT_SCHEDULED_START_TIME_ASC -> Order.ascending("next_scheduled_start_time");
      case END_TIME_DESC -> Order.descending("end_time");
    };
  }
}
