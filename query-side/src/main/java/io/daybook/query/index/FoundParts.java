package io.daybook.query.index;

import io.daybook.wire.Json;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks which indices Elasticsearch has, and how far each of them was written. */
public final class FoundParts {
  private static final String STATS =
      "/_stats/get?level=shards&expand_wildcards=all&forbid_closed_indices=false&filter_path="
          + "indices.*.uuid,indices.*.status,indices.*.shards.*.routing,"
          + "indices.*.shards.*.seq_no.max_seq_no";
  private static final String UUIDS =
      "/_settings?expand_wildcards=all&filter_path=*.settings.index.uuid,"
          + "*.settings.index.verified_before_close";

  private final SearchClient client;
  private final String versions;

  public FoundParts(SearchClient client) {
    this.client = client;
    this.versions =
        Arrays.stream(Index.values())
            .map(index -> client.names().alias(index) + "-v*")
            .collect(Collectors.joining(","));
  }

  /**
   * Looks for indices of Daybook's.
   *
   * @param names those that are expected
   * @return at least those of them that there are, by name
   */
  public Map<String, FoundPart> find(Collection<String> names) {
    Map<String, FoundPart> found = new HashMap<>();
    byte[] stats = client.get("/" + versions + STATS);
    JsonNode indices = Json.MAPPER.readTree(stats).path("indices");
    indices.properties().forEach(index -> found.put(index.getKey(), part(index.getValue())));
    if (!found.keySet().containsAll(names)) {
      addThoseWithoutDocuments(found);
    }
    return found;
  }

  /**
   * Looks for one that was made just now.
   *
   * @throws ElasticsearchUnavailableException if it is not there
   */
  public FoundPart get(String name) {
    FoundPart part = find(Set.of(name)).get(name);
    if (part == null) {
      throw new ElasticsearchUnavailableException(name + " was made, and is not there", null);
    }
    return part;
  }

  /** Whether Elasticsearch knows of nowhere the documents of an index could still be. */
  public boolean isWithoutCopy(String name) {
    ObjectNode shard = Json.object().put("index", name).put("shard", 0).put("primary", true);
    byte[] explained = client.post("/_cluster/allocation/explain", Json.bytes(shard));
    return Json.MAPPER
        .readTree(explained)
        .path("can_allocate")
        .asString("")
        .equals("no_valid_shard_copy");
  }

  private static FoundPart part(JsonNode index) {
    long newest = -1;
    boolean started = false;
    for (JsonNode copy : index.path("shards").path("0")) {
      JsonNode routing = copy.path("routing");
      if (routing.path("primary").asBoolean(false) && isStarted(routing)) {
        started = true;
        newest = copy.at("/seq_no/max_seq_no").asLong(-1);
      }
    }
    boolean open = index.path("status").asString("").equals("open");
    return new FoundPart(index.path("uuid").asString(""), open, started, newest);
  }

  private static boolean isStarted(JsonNode routing) {
    String state = routing.path("state").asString("");
    return state.equals("STARTED") || state.equals("RELOCATING");
  }

  /** Of an index whose documents are not found the statistics say nothing at all. */
  private void addThoseWithoutDocuments(Map<String, FoundPart> found) {
    JsonNode indices = Json.MAPPER.readTree(client.get("/" + versions + UUIDS));
    indices
        .properties()
        .forEach(index -> {
          JsonNode settings = index.getValue().path("settings").path("index");
          String uuid = settings.path("uuid").asString("");
          boolean open = !settings.path("verified_before_close").asString("").equals("true");
          found.putIfAbsent(index.getKey(), new FoundPart(uuid, open, false, -1));
        });
  }
}
