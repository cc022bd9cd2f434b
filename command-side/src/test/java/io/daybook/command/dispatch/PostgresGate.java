package io.daybook.command.dispatch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a PostgreSQL and counts what it is asked: something can be done at the very moment
 * of one of the questions.
 */
final class PostgresGate implements AutoCloseable {

  private static final int NEVER = Integer.MAX_VALUE;

  private final ServerSocket clients;
  private final int server;
  private final AtomicInteger questionsLeft = new AtomicInteger(NEVER);
  private volatile Runnable event = () -> {};

  PostgresGate(String jdbcUrl) throws IOException {
    clients = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server = URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
    start(this::accept);
  }

  /** The same database, behind this gate. */
  String jdbcUrl(String direct) {
    return direct.replace(":" + server + "/", ":" + clients.getLocalPort() + "/");
  }

  /** Lets some questions through, and does something before the next one. */
  void before(int question, Runnable what) {
    event = what;
    questionsLeft.set(question);
  }

  /** Whether it has come so far; from now on it does not. */
  boolean disarm() {
    return questionsLeft.getAndSet(NEVER) <= 0;
  }

  private void accept() {
    try {
      while (!clients.isClosed()) {
        Socket client = clients.accept();
        start(() -> join(client));
      }
    } catch (IOException _) {
      // It is closed.
    }
  }

  private void join(Socket client) {
    try (client;
        Socket database = new Socket(InetAddress.getLoopbackAddress(), server)) {
      start(() -> answers(database, client));
      questions(client.getInputStream(), database.getOutputStream());
    } catch (IOException _) {
      // One of the two is gone, and so is the other.
    }
  }

  private static void answers(Socket database, Socket client) {
    try (database;
        client) {
      database.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException _) {
      // One of the two is gone, and so is the other.
    }
  }

  private void questions(InputStream from, OutputStream to) throws IOException {
    DataInputStream in = new DataInputStream(from);
    DataOutputStream out = new DataOutputStream(to);
    boolean started = false;
    while (true) {
      int type = started ? in.read() : 0;
      if (type < 0) {
        return;
      }
      int length = in.readInt();
      byte[] body = in.readNBytes(length - Integer.BYTES);
      if (body.length < length - Integer.BYTES) {
        throw new EOFException();
      }
      if (type == 'S' || type == 'Q') {
        meet();
      }
      if (started) {
        out.writeByte(type);
      }
      started = started || length > 2 * Integer.BYTES; // what comes before is about encryption
      out.writeInt(length);
      out.write(body);
      out.flush();
    }
  }

  private void meet() {
    if (questionsLeft.get() != NEVER && questionsLeft.getAndDecrement() == 1) {
      event.run();
    }
  }

  private static void start(Runnable task) {
    Thread.ofVirtual().start(task);
  }

  @Override
  public void close() throws IOException {
    clients.close();
  }
}
