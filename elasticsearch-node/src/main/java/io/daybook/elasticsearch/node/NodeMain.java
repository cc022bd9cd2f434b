package io.daybook.elasticsearch.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.daybook.elasticsearch.analysis.AnalysisComponents;
import io.daybook.elasticsearch.bitmap.BitmapJoin;
import io.daybook.elasticsearch.root.RootResource;
import io.daybook.elasticsearch.seal.SealedNetwork;
import io.daybook.elasticsearch.seal.Secret;
import io.daybook.elasticsearch.store.NrtStore;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.EmbeddedNode;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.plugins.Plugin;

/**
 * Runs one Elasticsearch node until SIGTERM or until its parent is gone.
 *
 * <p>Standard output carries one line, {@code DAYBOOK-NODE READY port=N}, when the node answers on
 * that port; logs go to standard error. The first line of standard input is the secret that every
 * request must carry, as {@code Authorization: ApiKey SECRET}. Then standard input is the life
 * line: its end means that the parent has died, however it died, and the node stops. Exit codes: 0
 * or 143 stopped, 1 could not start (the reason is on standard error), 2 wrong arguments or no
 * secret.
 */
public final class NodeMain {
  private static final long CLOSE_SECONDS = 20;

  private NodeMain() {}

  /** Starts the node and stays until standard input ends. */
  @SuppressWarnings("SystemExitOutsideMain")
  public static void main(String[] args) {
    // The streams of the process itself: Elasticsearch's logging takes System.out over.
    PrintStream answers = stream(FileDescriptor.out);
    PrintStream problems = stream(FileDescriptor.err);
    try {
      EmbeddedNode node = start(NodeArguments.parse(args), Secret.read(System.in));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close-node"));
      answers.println("DAYBOOK-NODE READY port=" + node.httpPort());
      System.in.transferTo(OutputStream.nullOutputStream());
      System.exit(0);
    } catch (IllegalArgumentException e) {
      problems.println("Elasticsearch can't start: " + e.getMessage());
      System.exit(2);
    } catch (Exception e) {
      e.printStackTrace(problems);
      problems.println("Elasticsearch can't start: " + e.getMessage());
      System.exit(1);
    }
  }

  private static EmbeddedNode start(NodeArguments arguments, Secret secret)
      throws IOException, NodeValidationException {
    LogConfigurator.configureESLogging();
    LogConfigurator.setNodeName("daybook");
    Path config = Files.createDirectories(arguments.data().resolve("config"));
    // As they are: Elasticsearch's own way would look for placeholders in the name of a directory.
    Environment environment = new Environment(arguments.settings(), config);
    EmbeddedNode node = EmbeddedNode.create(environment, plugins(secret));
    node.start();
    return node;
  }

  private static List<Plugin> plugins(Secret secret) {
    return List.of(
        new SealedNetwork(secret),
        new AnalysisComponents(),
        new BitmapJoin(),
        new NrtStore(),
        new RootResource());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
  }

  // Whatever happens to the close, a node without a parent must not stay behind.
  private static void close(EmbeddedNode node) {
    try {
      node.prepareForClose();
      node.close();
      if (!node.awaitClose(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(1);
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(1);
    }
  }
}
