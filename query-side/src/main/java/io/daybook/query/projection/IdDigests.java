package io.daybook.query.projection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * A set of documents, of each of which eight bytes are held. With a salt that nobody knows, so that
 * nobody can look for an id that passes for another.
 */
final class IdDigests {
  private final String salt = UUID.randomUUID().toString();
  private long[] digests = new long[64];
  private int size;
  private boolean sorted;

  void add(String index, String id) {
    if (size == digests.length) {
      digests = Arrays.copyOf(digests, 2 * size);
    }
    digests[size++] = digest(index, id);
    sorted = false;
  }

  boolean contains(String index, String id) {
    if (!sorted) {
      Arrays.sort(digests, 0, size);
      sorted = true;
    }
    return Arrays.binarySearch(digests, 0, size, digest(index, id)) >= 0;
  }

  private long digest(String index, String id) {
    try {
      byte[] text = (salt + "/" + index + "/" + id).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
