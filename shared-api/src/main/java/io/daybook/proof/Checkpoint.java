package io.daybook.proof;

import io.daybook.ledger.Hash;
import io.daybook.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The hash that the record at a position had when the checkpoint was kept. As every hash covers the
 * one before it, it stands for all records up to its own.
 *
 * @param position 0 for a ledger without records, whose hash is {@link Hash#GENESIS}
 */
public record Checkpoint(long position, Hash hash) {

  /** What is before the first record. */
  public static final Checkpoint BEGINNING = new Checkpoint(0, Hash.GENESIS);

  public Checkpoint {
    if (position < 0) {
      throw new IllegalArgumentException("positions are counted from 1: " + position);
    }
  }

  /**
   * Reads {@code POSITION:HASH}.
   *
   * @throws IllegalArgumentException if it is not of that form; the message says why
   */
  public static Checkpoint parse(String text) {
    int colon = text.indexOf(':');
    String position = text.substring(0, Math.max(0, colon)).strip();
    if (!position.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("a checkpoint is POSITION:HASH, such as 42:9f86d0…");
    }
    return new Checkpoint(Long.parseLong(position), new Hash(text.substring(colon + 1).strip()));
  }

  /**
   * Reads a line of a file of checkpoints: the JSON of {@link Head#json}, or {@code POSITION:HASH}.
   *
   * @throws IllegalArgumentException if it is neither; the message says why
   */
  public static Checkpoint parseLine(String line) {
    if (!line.startsWith("{")) {
      return parse(line);
    }
    try {
      JsonNode json = Json.parse(line);
      return new Checkpoint(json.path("position").asLong(), new Hash(json.path("hash").asString()));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("a line of the checkpoints is no JSON: " + line, e);
    }
  }

  @Override
  public String toString() {
    return position + ":" + hash;
  }
}
