package io.daybook.web.connection;

import io.daybook.web.WebConfiguration;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.node.ObjectNode;

/** A server for clients that take their time. */
final class SlowApp implements AutoCloseable {

  /** How long what takes long goes on, if nobody ends it. */
  private static final int SECONDS = 60;

  private static final int LONG_SECONDS = 5;

  private static final int CHUNK = 1 << 20;

  private final ConfigurableApplicationContext context;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({WebConfiguration.class, Endpoints.class})
  static class Setup {}

  @RestController
  static final class Endpoints {
    final CountDownLatch spinning = new CountDownLatch(1);
    final CountDownLatch cut = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    volatile boolean enough;

    @PostMapping("/api/size")
    ObjectNode size(JsonBody body) {
      return Json.object().put("size", String.valueOf(body.json()).length());
    }

    /** Uses a processor up, and never waits. */
    @GetMapping("/api/spin")
    ObjectNode spin() {
      spinning.countDown();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (!enough && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      return Json.object();
    }

    /** More than anybody's buffers hold. */
    @GetMapping("/api/huge")
    void huge(HttpServletResponse response) throws IOException {
      try {
        for (int i = 0; i < 256; i++) {
          response.getOutputStream().write(new byte[CHUNK]);
        }
      } catch (IOException e) {
        cut.countDown();
        throw e;
      }
    }

    /** Takes longer than an answer may that does not go on. */
    @GetMapping("/api/long")
    void isLong(HttpServletResponse response) throws IOException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONG_SECONDS);
      while (System.nanoTime() < end) {
        response.getOutputStream().write(new byte[CHUNK]);
      }
      response.getOutputStream().write("ended".getBytes(StandardCharsets.US_ASCII));
    }

    /** Begins, and ends when it is let. */
    @GetMapping("/api/stream")
    StreamingResponseBody stream() {
      return out -> {
        out.write("begun".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        await(goOn);
        out.write("ended".getBytes(StandardCharsets.US_ASCII));
      };
    }
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("it has not come to that");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  SlowApp(String... settings) {
    List<String> all = new ArrayList<>(List.of("server.port=0"));
    all.addAll(List.of(settings));
    context =
        new SpringApplicationBuilder(Setup.class)
            .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  Endpoints endpoints() {
    return context.getBean(Endpoints.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
