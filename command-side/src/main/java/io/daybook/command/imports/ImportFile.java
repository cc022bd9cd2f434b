package io.daybook.command.imports;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A file that is read line by line. */
final class ImportFile implements AutoCloseable {

  private final Counting bytes;
  private final BufferedReader reader;
  private long number;

  private ImportFile(InputStream in) {
    this.bytes = new Counting(in);
    this.reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
  }

  static ImportFile open(Path path) throws IOException {
    return new ImportFile(Files.newInputStream(path));
  }

  /** SHA-256 of the whole file: the same file under another name is the same import. */
  static String digest(Path path) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[1 << 16];
      while (in.read(buffer) >= 0) {}
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next lines, blank ones left out; empty at the end. */
  List<RawLine> next(int lines) throws IOException {
    List<RawLine> batch = new ArrayList<>(lines);
    while (batch.size() < lines) {
      String text = reader.readLine();
      if (text == null) {
        break;
      }
      number++;
      if (!text.isBlank()) {
        batch.add(new RawLine(number, text));
      }
    }
    return batch;
  }

  /** How much of the file was read so far. */
  long bytes() {
    return bytes.count;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static final class Counting extends FilterInputStream {
    private volatile long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        add(read);
      }
      return read;
    }

    private synchronized void add(int read) {
      count += read;
    }
  }
}
