package io.daybook.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daybook serve}. */
@Command(
    name = "serve",
    description = "Runs the server until Ctrl-C or SIGTERM.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the API; 0 takes a free one. Default: 4200.")
  private @Nullable Integer port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "Interface to listen on. Default: 127.0.0.1.")
  private @Nullable String address;

  @Option(
      names = "--data",
      paramLabel = "DIRECTORY",
      description = "Where everything is kept. Default: ./data.")
  private @Nullable Path data;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private HeapOption heap;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private SettingsFile settingsFile;

  @Parameters(
      paramLabel = "SETTING",
      description =
          "Further settings, after --: daybook.postgres.url=jdbc:postgresql://... No secrets: all"
              + " can read a command line.")
  private List<String> settings = new ArrayList<>();

  private volatile boolean stopping;

  @Override
  public Integer call() throws Exception {
    heap.requireLauncher();
    LifeLine.watch();
    DaybookServer server = new DaybookServer();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    try {
      server.start(arguments());
    } catch (RuntimeException e) {
      if (stopping) {
        // Told to stop while it started: whatever failed then is no news.
        return 1;
      }
      throw e;
    }
    LOG.info("Daybook listens on {}", server.api());
    LOG.error("Daybook ends: {}", server.failure().get());
    return 1;
  }

  private void stop(DaybookServer server) {
    stopping = true;
    boolean started = server.isRunning();
    if (started) {
      LOG.info("Stopping");
    }
    server.close();
    if (started) {
      LOG.info("Daybook has stopped");
    }
  }

  String[] arguments() {
    List<String> arguments = new ArrayList<>();
    if (port != null) {
      arguments.add("--daybook.server.port=" + port);
    }
    if (address != null) {
      arguments.add("--daybook.server.address=" + address);
    }
    if (data != null) {
      arguments.add("--daybook.server.data=" + data);
    }
    arguments.addAll(settingsFile.arguments());
    settings.forEach(setting -> arguments.add(setting.startsWith("--") ? setting : "--" + setting));
    return arguments.toArray(String[]::new);
  }
}
