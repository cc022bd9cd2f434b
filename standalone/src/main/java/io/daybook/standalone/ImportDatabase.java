package io.daybook.standalone;

import io.daybook.command.imports.ImportConfiguration;
import io.daybook.command.imports.Importer;
import io.daybook.command.ledger.jdbc.LedgerDatabaseConfiguration;
import io.daybook.embedded.EmbeddedPostgres;
import io.daybook.embedded.EmbeddedServerException;
import io.daybook.embedded.PostgresAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The ledger's database for an import: that of the settings, else that of the server which runs on
 * the data directory, else the directory's own, started for as long as the import takes.
 */
final class ImportDatabase implements AutoCloseable {

  private @Nullable Backends backends;
  private @Nullable ConfigurableApplicationContext context;
  private boolean joined;

  static ImportDatabase open(String... arguments) {
    ImportDatabase database = new ImportDatabase();
    try {
      database.start(arguments);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private void start(String... arguments) {
    SpringApplication application =
        new SpringApplication(LedgerDatabaseConfiguration.class, ImportConfiguration.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.addInitializers(starting -> findDatabase(starting.getEnvironment()));
    context = application.run(arguments);
  }

  private void findDatabase(ConfigurableEnvironment environment) {
    if (environment.containsProperty("daybook.postgres.url")) {
      joined = true;
      return;
    }
    Binder binder = Binder.get(environment);
    ServerSettings server = binder.bindOrCreate("daybook.server", ServerSettings.class);
    EmbeddedSettings embedded = binder.bindOrCreate("daybook.embedded", EmbeddedSettings.class);
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("ledger's database", settings(server, embedded)));
  }

  private Map<String, Object> settings(ServerSettings server, EmbeddedSettings embedded) {
    Backends own = new Backends(server, embedded, reason -> {});
    backends = own;
    try {
      return own.start(true, false);
    } catch (EmbeddedServerException inUse) {
      PostgresAddress running =
          EmbeddedPostgres.running(server.data().resolve("postgres")).orElseThrow(() -> inUse);
      joined = true;
      Map<String, Object> settings = new LinkedHashMap<>();
      settings.put("daybook.postgres.url", running.jdbcUrl());
      settings.put("daybook.postgres.username", running.user());
      settings.put("daybook.postgres.password", running.password());
      return settings;
    }
  }

  Importer importer() {
    ConfigurableApplicationContext running = context;
    if (running == null) {
      throw new IllegalStateException("the database is closed");
    }
    return running.getBean(Importer.class);
  }

  /** Whether a server may be reading along; else what is imported shows with the next start. */
  boolean joined() {
    return joined;
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
    }
    if (backends != null) {
      backends.close();
    }
  }
}
