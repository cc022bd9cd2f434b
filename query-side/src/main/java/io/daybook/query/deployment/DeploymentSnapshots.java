package io.daybook.query.deployment;

import io.daybook.filter.AsOf;
import io.daybook.query.asof.PastReads;
import io.daybook.query.directory.Directory;
import io.daybook.query.filter.Moment;
import io.daybook.query.projection.Freshness;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The present from its own indices, the past from those of the history. */
@Component
final class DeploymentSnapshots implements Snapshots {
  private final Present present;
  private final PastReads past;

  DeploymentSnapshots(
      DeploymentSearch search,
      Directory directory,
      Freshness freshness,
      InstantSource clock,
      PastReads past) {
    this.present = new Present(search, directory, freshness, clock);
    this.past = past;
  }

  @Override
  public Snapshot at(@Nullable AsOf asOf) {
    if (asOf == null) {
      return present;
    }
    Moment.Past moment = past.moment(asOf);
    return new Past(moment, present.search().at(moment, past.joins(moment)), past);
  }
}
