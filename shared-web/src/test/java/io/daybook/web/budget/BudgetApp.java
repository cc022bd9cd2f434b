package io.daybook.web.budget;

import io.daybook.web.WebConfiguration;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.node.ObjectNode;

/** A server whose requests stay at work until they are let go. */
final class BudgetApp implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({WebConfiguration.class, Endpoints.class})
  static class Setup {
    @Bean
    Lane reads(BudgetSettings settings) {
      return Lane.of(settings.maxReads(), e -> e.getMethod().getName().startsWith("read"));
    }

    @Bean
    Lane writes(BudgetSettings settings) {
      return Lane.of(settings.maxWrites(), e -> e.getMethod().getName().startsWith("write"));
    }
  }

  @RestController
  static final class Endpoints {
    final Semaphore arrived = new Semaphore(0);
    final CountDownLatch go = new CountDownLatch(1);

    @PostMapping("/api/write")
    ObjectNode write(JsonBody body) {
      return Json.object().put("empty", body.json() == null);
    }

    @PostMapping("/api/write/held")
    ObjectNode writeHeld(JsonBody body) throws InterruptedException {
      hold();
      return Json.object().put("empty", body.json() == null);
    }

    @GetMapping("/api/read/held")
    ObjectNode readHeld() throws InterruptedException {
      hold();
      return Json.object();
    }

    @PostMapping("/api/broken")
    ObjectNode broken(JsonBody body) {
      if (body.json() != null) {
        throw new IllegalStateException("secret " + body.json());
      }
      return Json.object();
    }

    @PostMapping("/api/stream")
    StreamingResponseBody stream(JsonBody body) {
      return out -> {
        out.write(body.json() == null ? 0 : 1);
        out.flush();
        try {
          hold();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      };
    }

    @GetMapping("/api/read/stream")
    StreamingResponseBody readStream() {
      return out -> out.write('a');
    }

    @GetMapping("/api/large")
    byte[] large() {
      return new byte[6 << 20];
    }

    private void hold() throws InterruptedException {
      arrived.release();
      boolean _ = go.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  BudgetApp(String... settings) {
    List<String> all = new ArrayList<>(List.of("server.port=0"));
    all.addAll(List.of(settings));
    context =
        new SpringApplicationBuilder(Setup.class)
            .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
  }

  CompletableFuture<HttpResponse<String>> post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> get(String path) {
    return client.sendAsync(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  Budgets budgets() {
    return context.getBean(Budgets.class);
  }

  Endpoints endpoints() {
    return context.getBean(Endpoints.class);
  }

  @Override
  public void close() {
    endpoints().go.countDown();
    client.close();
    context.close();
  }
}
