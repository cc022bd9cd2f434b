package io.daybook.query.deployment;

import io.daybook.filter.AsOf;
import io.daybook.filter.DeploymentSort;
import io.daybook.query.directory.TailSource;
import io.daybook.query.paging.Cursor.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;

/** Deployments as lists answer and sort them, for who answers more beside each. */
@Component
public final class DeploymentRows {
  private final Snapshots snapshots;

  DeploymentRows(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * @param asOf null: now
   * @throws io.daybook.wire.ApiException 422 if there was nothing yet, or if it is still to come
   */
  public DeploymentsAt at(@Nullable AsOf asOf) {
    return new DeploymentsAt(snapshots.at(asOf));
  }

  /** The fields that hits need for their answers, and some more. */
  public static Set<String> with(String... more) {
    Set<String> fields = new HashSet<>(TailSource.FIELDS);
    fields.addAll(List.of(more));
    return fields;
  }

  /** The order of a list, for Elasticsearch. */
  public static ArrayNode order(DeploymentSort sort) {
    return DeploymentSearch.order(sort).render();
  }

  /** What the cursors of a list consist of. */
  public static List<Value> values(DeploymentSort sort) {
    return Seek.values(sort);
  }
}
