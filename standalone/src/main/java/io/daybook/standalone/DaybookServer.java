package io.daybook.standalone;

import io.daybook.web.Readiness;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * A whole Daybook in this process: the embedded servers that it needs, then the application.
 * Stopped in the opposite order, so that nothing is asked of a server that is gone.
 */
public final class DaybookServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DaybookServer.class);

  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private volatile @Nullable Backends backends;
  private volatile @Nullable ConfigurableApplicationContext context;

  /**
   * Starts everything and returns when the API answers and its projections follow the ledger.
   *
   * @param arguments settings as Spring Boot takes them, {@code --daybook.server.port=0}
   * @throws RuntimeException when it can't; what was started is stopped again, except by a caller
   *     that closes this server itself
   */
  public void start(String... arguments) {
    SpringApplication application = new SpringApplication(StandaloneApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.addInitializers(this::startBackends);
    ConfigurableApplicationContext running = application.run(arguments);
    context = running;
    awaitReadiness(running);
  }

  /** Until every part can answer, so that the first client need not be told to come back. */
  private void awaitReadiness(ConfigurableApplicationContext running) {
    List<Readiness> parts = List.copyOf(running.getBeansOfType(Readiness.class).values());
    long start = System.nanoTime();
    while (!parts.stream().allMatch(Readiness::isReady)) {
      if (System.nanoTime() - start > READY_WITHIN.toNanos()) {
        LOG.warn("Not everything is ready yet: GET /api/projections tells what is awaited");
        return;
      }
      endIfFailed();
    }
  }

  /** Gives the servers a tenth of a second to fail. */
  private void endIfFailed() {
    try {
      throw new StartException(failure.get(100, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      LOG.debug("Not ready yet");
    } catch (ExecutionException | InterruptedException e) {
      throw new StartException("Interrupted while starting", e);
    }
  }

  private void startBackends(ConfigurableApplicationContext starting) {
    ConfigurableEnvironment environment = starting.getEnvironment();
    Binder binder = Binder.get(environment);
    ServerSettings server = binder.bindOrCreate("daybook.server", ServerSettings.class);
    EmbeddedSettings embedded = binder.bindOrCreate("daybook.embedded", EmbeddedSettings.class);
    Ports.requireFree(server.address(), server.port());
    Backends started = new Backends(server, embedded, failure::complete);
    backends = started;
    Map<String, Object> found =
        started.start(
            !environment.containsProperty("daybook.postgres.url"),
            !environment.containsProperty("daybook.elasticsearch.url"));
    environment.getPropertySources().addFirst(new MapPropertySource("embedded servers", found));
    LOG.info("Starting the application");
  }

  /** Where the API answers, {@code http://127.0.0.1:4200/api}. */
  public URI api() {
    ConfigurableApplicationContext running = context;
    if (running == null) {
      throw new IllegalStateException("the server has not started");
    }
    ConfigurableEnvironment environment = running.getEnvironment();
    return URI.create(
        "http://%s:%s/api"
            .formatted(
                environment.getRequiredProperty("server.address"),
                environment.getRequiredProperty("local.server.port")));
  }

  /** A part of the running application. */
  <T> T bean(String name, Class<T> type) {
    ConfigurableApplicationContext running = context;
    if (running == null) {
      throw new IllegalStateException("the server has not started");
    }
    return running.getBean(name, type);
  }

  boolean isRunning() {
    return context != null;
  }

  /** Completed, with the reason, when the server can't go on. */
  CompletableFuture<String> failure() {
    return failure;
  }

  /** Stops in order: no new requests, the running ones, the projections, then the servers. */
  @Override
  public void close() {
    ConfigurableApplicationContext running = context;
    if (running != null) {
      running.close();
    }
    Backends started = backends;
    if (started != null) {
      started.close();
    }
  }
}
