package io.daybook.query.history;

import io.daybook.filter.HistoryQuery;
import io.daybook.web.DaybookEndpoint;
import io.daybook.web.ListHeaders;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes as a file, which is written while they are read. */
@RestController
@DaybookEndpoint
final class ExportController {

  private static final int BUFFER = 1 << 16;

  private final Export export;
  private final Places places;

  ExportController(Export export, HistorySettings settings) {
    this.export = export;
    this.places =
        new Places(
            settings.exports(), "Too many exports are being written (daybook.history.exports)");
  }

  private enum Format {
    NDJSON("application/x-ndjson", "ndjson"),
    CSV("text/csv;charset=utf-8;header=present", "csv");

    private final String contentType;
    private final String key;

    Format(String contentType, String key) {
      this.contentType = contentType;
      this.key = key;
    }

    static Format of(@Nullable String name) {
      for (Format format : values()) {
        if (name == null || format.key.equals(name)) {
          return format;
        }
      }
      throw ApiException.detail(422, "Invalid format: must be ndjson or csv.");
    }
  }

  @PostMapping(Paths.API + "/deployments/history/export")
  void export(
      JsonBody body,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(required = false) @Nullable String deployment,
      HttpServletResponse response)
      throws IOException {
    Format as = Format.of(format);
    boolean whole = Flags.read("deployment", deployment, as == Format.NDJSON);
    long first = Numbers.read("after", after, 0, Long.MAX_VALUE);
    long last = Numbers.read("until", until, Long.MAX_VALUE, Long.MAX_VALUE);
    places.take();
    try {
      write(export.changes(HistoryQuery.criteria(body), first, last, whole), as, whole, response);
    } finally {
      places.leave();
    }
  }

  private static void write(
      Export.Changes changes, Format format, boolean whole, HttpServletResponse response)
      throws IOException {
    response.setContentType(format.contentType);
    response.setHeader(ListHeaders.UNTIL, Long.toString(changes.upTo()));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"history-%d.%s\"".formatted(changes.upTo(), format.key));
    OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
    changes.writeTo(
        switch (format) {
          case NDJSON -> new LineRecords(out);
          case CSV -> new CsvRecords(new OutputStreamWriter(out, StandardCharsets.UTF_8), whole);
        });
  }
}
