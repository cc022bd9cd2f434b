package io.daybook.query.index;

import io.daybook.wire.Json;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  /** Whether there is a version of an index, with its states. */
  public boolean exists(Index index, int version) {
    return client.exists("/" + names.version(index, version))
        && client.exists("/" + names.stateVersion(index, version));
  }

  /** Whether this version stands behind the alias. */
  public boolean isLive(Index index, int version) {
    return client.exists("/" + names.version(index, version) + "/_alias/" + names.alias(index));
  }

  /** Creates a version of an index anew, empty, and puts it behind the alias. */
  public void createLive(Index index, int version) {
    drop(index, version);
    if (client.exists("/_alias/" + names.alias(index))) {
      create(index, version);
      promote(index, version);
    } else { // every change of the cluster's state takes its time: not one more than needed
      create(names.version(index, version), definition(index), names.alias(index));
      create(names.stateVersion(index, version), states(), names.stateAlias(index));
    }
    LOG.info("Created {}", names.version(index, version));
  }

  /** Creates a version of an index, and of its states, with no alias. */
  public void create(Index index, int version) {
    create(names.version(index, version), definition(index), null);
    create(names.stateVersion(index, version), states(), null);
  }

  private IndexDefinition definition(Index index) {
    return IndexDefinition.of(index, storeType);
  }

  private IndexDefinition states() {
    return IndexDefinition.ofStates(storeType);
  }

  private void create(String name, IndexDefinition definition, @Nullable String alias) {
    ObjectNode body = definition.body();
    if (alias != null) {
      body.putObject("aliases").putObject(alias);
    }
    client.put("/" + name, Json.bytes(body));
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

  /** Makes what was written to these versions visible to searches. */
  public void refresh(Index index, int version) {
    client.post("/" + names.version(index, version) + "/_refresh", NOTHING);
  }

  /** Makes everything that was written so far visible to searches. */
  public void refresh(Collection<Index> indices) {
    if (!indices.isEmpty()) {
      String aliases = indices.stream().map(names::alias).collect(Collectors.joining(","));
      client.post("/" + aliases + "/_refresh", NOTHING);
    }
  }
}
