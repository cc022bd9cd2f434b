package io.daybook.query.projection;

import io.daybook.query.index.FoundPart;
import io.daybook.query.index.Index;
import io.daybook.query.index.IndexNames;
import io.daybook.run.Week;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of what a live version consists of where nobody did yet: older versions of Daybook did not.
 * What is there is taken for all that was written.
 */
final class Adoption {
  private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

  private final Stores stores;
  private final IndexNames names;

  Adoption(Stores stores) {
    this.stores = stores;
    this.names = stores.client().names();
  }

  /** In the transaction that holds the row. */
  void adopt(Progress row) {
    Set<String> told = new HashSet<>();
    stores.parts().of(List.of(row)).forEach(part -> told.add(part.name()));
    if (told.isEmpty()) {
      adoptBase(row);
    }
    if (row.index().isWeekly()) {
      adoptWeeks(row, told);
    }
  }

  private void adoptBase(Progress row) {
    Index index = row.index();
    String name = names.version(index, row.version());
    String states = names.stateVersion(index, row.version());
    List<String> base = index.isWeekly() ? List.of(name) : List.of(name, states);
    Map<String, FoundPart> found = stores.found().find(base);
    if (found.keySet().containsAll(base)) {
      stores.tellOf(index, row.version());
      LOG.info("{} is watched from now on", name);
    } else {
      stores.progress().setLost(Projectors.writing(index), name + " is not there");
    }
  }

  private void adoptWeeks(Progress row, Set<String> told) {
    Index index = row.index();
    String prefix = names.version(index, row.version()) + "-";
    Set<String> behind = stores.indices().behind(index);
    stores
        .found()
        .find(behind)
        .forEach((name, part) -> {
          if (behind.contains(name) && name.startsWith(prefix) && !told.contains(name)) {
            Week week = Week.parse(name.substring(prefix.length()));
            stores.parts().addWeek(index, row.version(), name, week, part);
          }
        });
  }
}
