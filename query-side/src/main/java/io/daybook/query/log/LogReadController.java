package io.daybook.query.log;

import io.daybook.filter.LogFilter;
import io.daybook.filter.LogSort;
import io.daybook.filter.Paging;
import io.daybook.log.LogJson;
import io.daybook.web.ApiSettings;
import io.daybook.web.Paths;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Prefect's requests that read what runs printed. */
@RestController
final class LogReadController {

  private static final Type<LogSort> SORT = Types.choice(LogSort.class);

  private final LogReads logs;
  private final int mostRows;

  LogReadController(LogReads logs, ApiSettings settings) {
    this.logs = logs;
    this.mostRows = settings.defaultLimit();
  }

  private record Question(@Nullable LogFilter filter, LogSort sort, Paging paging) {}

  @PostMapping(Paths.API + "/logs/filter")
  List<ObjectNode> list(JsonBody body) {
    Question question =
        body.parameters(in -> {
          Paging paging = Paging.read(in, mostRows);
          LogFilter filter = in.optional("logs", LogFilter.TYPE);
          LogSort sort = in.optional("sort", SORT, LogSort.TIMESTAMP_ASC);
          return in.build(() -> new Question(filter, sort, paging));
        });
    return logs.list(question.filter(), question.sort(), question.paging()).stream()
        .map(LogJson::response)
        .toList();
  }
}
