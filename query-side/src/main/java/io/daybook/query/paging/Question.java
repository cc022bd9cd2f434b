package io.daybook.query.paging;

import io.daybook.query.filter.Clause;
import io.daybook.query.filter.QueryDsl;
import io.daybook.wire.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Which documents, in which order.
 *
 * @param fields fields that the rows keep beside their bodies
 */
public record Question(IndexView view, Clause clause, Order order, Set<String> fields) {

  /** Stands for the clause, however long it is. */
  String digest() {
    try {
      byte[] query = Json.bytes(QueryDsl.render(clause));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(query));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
