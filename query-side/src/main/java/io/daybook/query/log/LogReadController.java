package io.daybook.query.log;

import io.daybook.filter.LogFilter;
import io.daybook.filter.LogSort;
import io.daybook.filter.Paging;
import io.daybook.log.LogJson;
import io.daybook.web.ApiSettings;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ObjectNode;

/** Prefect's requests that read what runs printed. */
@RestController
final class LogReadController {

  private static final Type<LogSort> SORT = Types.choice(LogSort.class);

  private final LogReads logs;
  private final LogDownload download;
  private final int mostRows;

  LogReadController(LogReads logs, LogDownload download, ApiSettings settings) {
    this.logs = logs;
    this.download = download;
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

  /** All lines of a flow run as a file; it is written while it is read, whatever its length. */
  @GetMapping(Paths.API + "/flow_runs/" + Paths.ID + "/logs/download")
  void download(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    String name =
        download.nameOf(id).orElseThrow(() -> ApiException.notFound("Flow run not found"));
    String file = UriUtils.encode(name + "-logs.csv", StandardCharsets.UTF_8);
    response.setContentType("text/csv;charset=utf-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"flow-run-logs.csv\"; filename*=UTF-8''" + file);
    download.write(id, response.getWriter());
  }
}
