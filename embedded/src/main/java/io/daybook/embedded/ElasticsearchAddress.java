package io.daybook.embedded;

import java.net.URI;
import java.net.http.HttpRequest;

/**
 * What a client needs to speak to a node.
 *
 * @param apiKey what each request carries as {@code Authorization: ApiKey …}
 */
public record ElasticsearchAddress(URI url, String apiKey) {
  /** Begins a request for a path of the node. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", authorization());
  }

  String authorization() {
    return "ApiKey " + apiKey;
  }

  /** Without the secret, so that it may be logged. */
  @Override
  public String toString() {
    return "ElasticsearchAddress[" + url + "]";
  }
}
