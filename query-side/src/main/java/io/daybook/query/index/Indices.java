package io.daybook.query.index;

import io.daybook.wire.Json;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The indices behind their aliases: their creation, refresh, exchange and removal. */
public final class Indices {
  private static final Logger LOG = LoggerFactory.getLogger(Indices.class);
  private static final byte[] NOTHING = new byte[0];

  private final SearchClient client;
  private final IndexNames names;
  private final String storeType;

  public Indices(SearchClient client, ElasticsearchProperties settings) {
    this.client = client;
    this.names = client.names();
    this.storeType = settings.storeType();
  }

  /** Creates the first version of every index that has no alias yet, and its alias. */
  public void createMissing() {
    for (Index index : Index.values()) {
      if (!client.exists("/_alias/" + names.alias(index))) {
        create(index, 1);
        promote(index, 1);
        LOG.info("Created {}", names.version(index, 1));
      }
    }
  }

  /** Creates a version of an index, and of its states, with no alias; leaves what exists. */
  public void create(Index index, int version) {
    create(names.version(index, version), IndexDefinition.of(index, storeType));
    create(names.stateVersion(index, version), IndexDefinition.ofStates(storeType));
  }

  private void create(String name, IndexDefinition definition) {
    if (!client.exists("/" + name)) {
      client.put("/" + name, Json.bytes(definition.body()));
    }
  }

  /** Puts a version behind the aliases in place of any other, in one step. */
  public void promote(Index index, int version) {
    ObjectNode body = Json.object();
    ArrayNode actions = body.putArray("actions");
    exchange(actions, names.alias(index), names.version(index, version));
    exchange(actions, names.stateAlias(index), names.stateVersion(index, version));
    client.post("/_aliases", Json.bytes(body));
  }

  private void exchange(ArrayNode actions, String alias, String target) {
    String earlier =
        alias.endsWith("-state") ? alias.replace("-state", "-v*-state") : alias + "-v*";
    actions
        .addObject()
        .putObject("remove")
        .put("index", earlier)
        .put("alias", alias)
        .put("must_exist", false);
    actions.addObject().putObject("add").put("index", target).put("alias", alias);
  }

  /** Removes a version that is not behind the alias. */
  public void drop(Index index, int version) {
    for (String name : List.of(names.version(index, version), names.stateVersion(index, version))) {
      if (client.exists("/" + name)) {
        client.delete("/" + name);
      }
    }
  }

  /** The version behind the alias. */
  public int version(Index index) {
    JsonNode answer = Json.MAPPER.readTree(client.get("/_alias/" + names.alias(index)));
    String name = answer.propertyNames().iterator().next();
    return Integer.parseInt(name.substring(names.alias(index).length() + "-v".length()));
  }

  /** Makes everything that was written so far visible to searches. */
  public void refresh(Collection<Index> indices) {
    if (!indices.isEmpty()) {
      String aliases = indices.stream().map(names::alias).collect(Collectors.joining(","));
      client.post("/" + aliases + "/_refresh", NOTHING);
    }
  }
}
