package io.daybook.query.index;

import io.daybook.run.Week;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The indices behind their aliases: their creation, refresh, exchange and removal. */
public final class Indices {
  private static final Logger LOG = LoggerFactory.getLogger(Indices.class);
  private static final byte[] NOTHING = new byte[0];
  private static final String WRITE_BLOCKS = ".*\"(write|read_only|read)\":\"true\".*";
  private static final byte[] UNBLOCKED =
      Json.bytes(
          Json.object()
              .putNull("index.blocks.write")
              .putNull("index.blocks.read_only")
              .putNull("index.blocks.read"));

  private final SearchClient client;
  private final IndexNames names;
  private final String storeType;

  public Indices(SearchClient client, ElasticsearchProperties settings) {
    this.client = client;
    this.names = client.names();
    this.storeType = settings.storeType();
  }

  /** Whether this version stands behind the alias. */
  public boolean isLive(Index index, int version) {
    return client.exists("/" + names.version(index, version) + "/_alias/" + names.alias(index));
  }

  /**
   * Whether a version was created by the definitions that are on the class path now. Those of its
   * weeks that were created before lack what they lack until they are dropped or rebuilt.
   */
  public boolean isCurrent(Index index, int version) {
    return isDefinedBy(IndexDefinition.of(index, storeType), names.version(index, version))
        && (index.isWeekly()
            || isDefinedBy(
                IndexDefinition.ofStates(storeType), names.stateVersion(index, version)));
  }

  private boolean isDefinedBy(IndexDefinition definition, String name) {
    byte[] found = client.get("/" + name + "/_mapping?filter_path=*.mappings._meta");
    return Json.MAPPER
        .readTree(found)
        .path(name)
        .at("/mappings/_meta/" + IndexDefinition.DIGEST)
        .asString("")
        .equals(definition.digest());
  }

  /** Creates a version of an index anew, empty, and puts it behind the alias. */
  public void createLive(Index index, int version) {
    drop(index, version);
    if (client.exists("/_alias/" + names.alias(index))) {
      create(index, version);
      promote(index, version);
    } else { // every change of the cluster's state takes its time: not one more than needed
      create(index, version, names.alias(index), names.stateAlias(index));
    }
    LOG.info("Created {}", names.version(index, version));
  }

  /** Creates a version of an index, and of its states, with no alias. */
  public void create(Index index, int version) {
    create(index, version, null, null);
  }

  private void create(
      Index index, int version, @Nullable String alias, @Nullable String stateAlias) {
    create(names.version(index, version), IndexDefinition.of(index, storeType), alias);
    if (!index.isWeekly()) {
      create(names.stateVersion(index, version), IndexDefinition.ofStates(storeType), stateAlias);
    }
  }

  private void create(String name, IndexDefinition definition, @Nullable String alias) {
    ObjectNode body = definition.body();
    if (alias != null) {
      body.putObject("aliases").putObject(alias);
    }
    client.put("/" + name, Json.bytes(body));
  }

  /**
   * Lets there be the part of a weekly version that a week's documents go to, behind the alias if
   * the version is. Only who may write the version calls it: nobody exchanges it meanwhile. One
   * that somebody else's index template made goes; one of ours, left by who did not get to tell of
   * it, stays.
   */
  public void addWeek(Index index, int version, Week week) {
    String name = names.week(index, version, week);
    if (client.exists("/" + name)) {
      if (isDefinedBy(IndexDefinition.of(index, storeType), name)) {
        return;
      }
      client.delete("/" + name);
    }
    String alias = isLive(index, version) ? names.alias(index) : null;
    create(name, IndexDefinition.of(index, storeType), alias);
    LOG.info("Created {}", name);
  }

  /** Creates a part of a version anew, empty, and behind the alias: one that was lost. */
  public void createAgain(Index index, String part) {
    client.delete("/" + part + "?ignore_unavailable=true");
    create(part, IndexDefinition.of(index, storeType), names.alias(index));
  }

  /** The weeks that any version of a weekly index has documents of. */
  public Set<Week> weeks(Index index) {
    Set<Week> found = new HashSet<>();
    for (String part : matching(names.alias(index) + "-v*-*")) {
      found.add(Week.parse(part.substring(part.lastIndexOf('-') + 1)));
    }
    return found;
  }

  /** Drops a week of all versions of a weekly index. */
  public void dropWeek(Index index, Week week) {
    for (String part : matching(names.alias(index) + "-v*-" + week.text())) {
      client.delete("/" + part + "?ignore_unavailable=true");
      LOG.info("Dropped {}", part);
    }
  }

  private List<String> matching(String pattern) {
    byte[] found = client.get("/" + pattern + "?filter_path=*.aliases");
    return List.copyOf(Json.MAPPER.readTree(found).propertyNames());
  }

  /** Puts a version behind the aliases in place of any other, in one step. */
  public void promote(Index index, int version) {
    ObjectNode body = Json.object();
    ArrayNode actions = body.putArray("actions");
    remove(actions, names.alias(index), names.alias(index) + "-v*");
    parts(index, version).forEach(part -> add(actions, names.alias(index), part));
    if (!index.isWeekly()) {
      remove(actions, names.stateAlias(index), names.alias(index) + "-v*-state");
      add(actions, names.stateAlias(index), names.stateVersion(index, version));
    }
    client.post("/_aliases", Json.bytes(body));
  }

  private static void remove(ArrayNode actions, String alias, String from) {
    actions
        .addObject()
        .putObject("remove")
        .put("index", from)
        .put("alias", alias)
        .put("must_exist", false);
  }

  private static void add(ArrayNode actions, String alias, String to) {
    actions.addObject().putObject("add").put("index", to).put("alias", alias);
  }

  /** What stands behind an alias. */
  public Set<String> behind(Index index) {
    String alias = names.alias(index);
    return client.exists("/_alias/" + alias)
        ? Set.copyOf(Json.MAPPER.readTree(client.get("/_alias/" + alias)).propertyNames())
        : Set.of();
  }

  /** Lets an index that somebody closed be read and written again. */
  public void open(String part) {
    client.post("/" + part + "/_open", NOTHING);
  }

  /**
   * Takes back what somebody set to keep an index from being written. What Elasticsearch itself
   * sets on a full disk is not touched, and goes by itself.
   *
   * @return those that could not be written
   */
  public List<String> unblock(Collection<String> parts) {
    List<String> unblocked = new ArrayList<>();
    String path = "/" + names.prefix() + "*/_settings?filter_path=*.settings.index.blocks";
    Json.MAPPER
        .readTree(client.get(path))
        .properties()
        .forEach(index -> {
          JsonNode blocks = index.getValue().at("/settings/index/blocks");
          if (parts.contains(index.getKey()) && blocks.toString().matches(WRITE_BLOCKS)) {
            client.put("/" + index.getKey() + "/_settings", UNBLOCKED);
            unblocked.add(index.getKey());
          }
        });
    return unblocked;
  }

  /** What documents of a version lie in. */
  private List<String> parts(Index index, int version) {
    String name = names.version(index, version);
    List<String> parts = new ArrayList<>();
    parts.add(name);
    if (index.isWeekly()) {
      parts.addAll(matching(name + "-*"));
    }
    return parts;
  }

  /** Removes a version that is not behind the alias. */
  public void drop(Index index, int version) {
    List<String> all = parts(index, version);
    if (!index.isWeekly()) {
      all.add(names.stateVersion(index, version));
    }
    all.stream().filter(name -> client.exists("/" + name)).forEach(n -> client.delete("/" + n));
  }

  /** Makes what was written to these versions visible to searches. */
  public void refresh(Index index, int version) {
    String name = names.version(index, version);
    // The names of some years of weeks would be too long for a request's first line.
    String all = index.isWeekly() ? name + "," + name + "-*" : name;
    client.post("/" + all + "/_refresh", NOTHING);
  }

  /** Makes everything that was written so far visible to searches. */
  public void refresh(Collection<Index> indices) {
    if (!indices.isEmpty()) {
      String aliases = indices.stream().map(names::alias).collect(Collectors.joining(","));
      client.post("/" + aliases + "/_refresh", NOTHING);
    }
  }
}
