package io.daybook.query.index;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.hc.core5.http.ContentTooLongException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;

/**
 * Requests to Elasticsearch as bytes, and answers as bytes: what a read passes on is never parsed
 * on the way. Names in paths come from {@link IndexNames}.
 */
public final class SearchClient implements AutoCloseable {

  private static final ContentType NDJSON =
      ContentType.create("application/x-ndjson", StandardCharsets.UTF_8);

  private static final String BULK =
      "/_bulk?filter_path=errors,items.*.status,items.*._seq_no,items.*.error.type,"
          + "items.*.error.reason,items.*.error.caused_by";

  /** All shards or none: the part that some could answer would pass for the whole. */
  private static final String SEARCH = "/_search?allow_partial_search_results=false";

  private final Rest5Client client;
  private final IndexNames names;
  private final Completeness completeness;
  private final BulkRoom room = new BulkRoom(this);

  SearchClient(Rest5Client client, IndexNames names, Completeness completeness) {
    this.client = client;
    this.names = names;
    this.completeness = completeness;
  }

  /** How the indices of this client are called. */
  public IndexNames names() {
    return names;
  }

  /** The room for writes, which all who write share. */
  BulkRoom room() {
    return room;
  }

  /**
   * Searches one index.
   *
   * @param body a search request
   * @return the answer as it came
   * @throws ElasticsearchUnavailableException if Elasticsearch can't answer now
   * @throws ElasticsearchRefusedException if it refuses the request
   */
  public byte[] search(Index index, byte[] body) {
    return searched(index, SEARCH, body);
  }

  /**
   * The same, with a part of the answer alone.
   *
   * @param part a path in the answer, such as {@code aggregations.x.buckets.key}
   */
  public byte[] search(Index index, byte[] body, String part) {
    return searched(index, SEARCH + "&filter_path=_shards.total," + part, body);
  }

  private byte[] searched(Index index, String path, byte[] body) {
    completeness.require(index);
    byte[] answer = watched(request("POST", "/" + names.alias(index) + path, json(body)));
    completeness.answered(index, AnsweredShards.of(answer));
    return answer;
  }

  /**
   * One document by its id, at once after it was written, refreshed or not.
   *
   * @return its {@code _source} as it was written; null if there is none
   */
  public byte @Nullable [] source(Index index, String id) {
    completeness.require(index);
    Request request = request("GET", "/" + names.alias(index) + "/_source/" + id, null);
    return ifFound(() -> watched(request));
  }

  /**
   * Documents by their ids, at once after they were written.
   *
   * @param index its name
   * @param query what of them, or ""
   * @param body which, as Elasticsearch's multi get has it
   */
  byte[] documents(String index, String query, byte[] body) {
    return watched(request("POST", "/" + index + "/_mget" + query, json(body)));
  }

  /**
   * Sends JSON.
   *
   * @param path with its query string, such as {@code /x/_search?preference=a}
   */
  public byte[] post(String path, byte[] body) {
    return send(request("POST", path, json(body)));
  }

  public byte[] put(String path, byte[] body) {
    return send(request("PUT", path, json(body)));
  }

  public byte[] get(String path) {
    return send(request("GET", path, null));
  }

  public byte[] delete(String path) {
    return send(request("DELETE", path, null));
  }

  /** Whether there is something under a path: an index, an alias, a document. */
  public boolean exists(String path) {
    return ifFound(() -> send(request("HEAD", path, null))) != null;
  }

  /**
   * Sends the lines of a bulk request.
   *
   * @return of the answer: whether there are errors, each item's status, error and sequence number
   */
  public byte[] bulk(byte[] lines) {
    return watched(request("POST", BULK, new ByteArrayEntity(lines, NDJSON)));
  }

  private static HttpEntity json(byte[] body) {
    return new ByteArrayEntity(body, ContentType.APPLICATION_JSON);
  }

  private static Request request(String method, String path, @Nullable HttpEntity entity) {
    Request request = new Request(method, path);
    if (entity != null) {
      request.setEntity(entity);
    }
    return request;
  }

  /**
   * Sends what indices are read and written by: when that fails, one of them may be gone. For what
   * there is no room for nothing is gone, and no other read has to wait for a look.
   */
  private byte[] watched(Request request) {
    try {
      return send(request);
    } catch (ElasticsearchOverloadedException e) {
      throw e;
    } catch (ElasticsearchUnavailableException e) {
      completeness.failed();
      throw e;
    }
  }

  private static byte @Nullable [] ifFound(Supplier<byte[]> request) {
    try {
      return request.get();
    } catch (ElasticsearchRefusedException e) {
      if (e.status() == 404) {
        return null;
      }
      throw e;
    }
  }

  private byte[] send(Request request) {
    Response response = perform(request);
    if (response.getStatusCode() >= 400) { // the client lets a 404 pass where HEAD was asked
      throw failure(request, response);
    }
    try {
      return body(response);
    } catch (IOException e) {
      throw unanswered(request, e);
    }
  }

  private Response perform(Request request) {
    try {
      return client.performRequest(request);
    } catch (ResponseException e) {
      return e.getResponse();
    } catch (IOException e) {
      throw unanswered(request, e);
    } catch (RuntimeException e) { // no connection of the pool became free, or it is closed
      throw unanswered(request, e.getCause() == null ? e : e.getCause());
    }
  }

  private static RuntimeException unanswered(Request request, Throwable e) {
    String message =
        "Elasticsearch did not answer %s %s: %s"
            .formatted(request.getMethod(), request.getEndpoint(), e);
    return isTooLong(e) || isTooLong(e.getCause()) // the client wraps what its threads threw
        ? new ElasticsearchOverloadedException(message, e)
        : new ElasticsearchUnavailableException(message, e);
  }

  private static boolean isTooLong(@Nullable Throwable e) {
    return e instanceof ContentTooLongException;
  }

  private static RuntimeException failure(Request request, Response response) {
    int status = response.getStatusCode();
    String reason = reason(response);
    String message =
        "Elasticsearch answered %s %s with %d: %s"
            .formatted(request.getMethod(), request.getEndpoint(), status, reason);
    if (isOverload(status, reason)) {
      return new ElasticsearchOverloadedException(message, null);
    }
    return isPassing(status) || isOfIndex(reason)
        ? new ElasticsearchUnavailableException(message, null)
        : new ElasticsearchRefusedException(status, message);
  }

  /** Indices are created, filled again where they were lost, opened and unblocked. */
  private static boolean isOfIndex(String reason) {
    return reason.contains("\"index_not_found_exception\"")
        || reason.contains("\"index_closed_exception\"")
        || reason.contains("\"cluster_block_exception\"");
  }

  private static String reason(Response response) {
    try {
      return new String(body(response), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(and broke off: " + e + ")";
    }
  }

  /** Whether there was no room: for all that is under way on a node, or in its heap. */
  static boolean isOverload(int status, String error) {
    return status == 429
        && (error.contains("\"es_rejected_execution_exception\"")
            || error.contains("\"circuit_breaking_exception\""));
  }

  /** Whether the same request may succeed later. */
  private static boolean isPassing(int status) {
    return status == 429 || status >= 500;
  }

  private static byte[] body(Response response) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] body = entity == null ? null : EntityUtils.toByteArray(entity);
    return body == null ? new byte[0] : body;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new ElasticsearchUnavailableException("The client did not close", e);
    }
  }
}
