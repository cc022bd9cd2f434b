package io.daybook.command.concurrency;

import io.daybook.command.concurrency.AcquireSlots.LeaseTerms;
import io.daybook.wire.Field;
import io.daybook.wire.FloatType;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Reads the bodies of requests about limits, slots and leases. */
final class ConcurrencyLimitBodies {

  private static final Type<Integer> COUNT = Types.INT.atLeast(0);
  private static final Type<Integer> SLOTS = Types.INT.moreThan(0);
  private static final FloatType DECAY = Types.FLOAT.atLeast(0);
  private static final Type<List<String>> NAMES = Types.nonEmptyList(Types.STRING);
  private static final Type<SlotMode> MODE = Types.literal(SlotMode.class, SlotMode::text);

  private static final Duration USUAL_LEASE = Duration.ofMinutes(5);
  private static final Type<Duration> LEASE =
      Types.FLOAT
          .atLeast(60)
          .atMost(24 * 60 * 60)
          .map(seconds -> Duration.ofNanos((long) (seconds * 1e9)));

  private static final Type<LeaseHolder> HOLDER =
      Types.model(in -> {
        LeaseHolder.Type type =
            in.required("type", Types.literal(LeaseHolder.Type.class, LeaseHolder.Type::text));
        UUID id = in.required("id", Types.UUID);
        return in.strict(() -> new LeaseHolder(type, id));
      });

  private ConcurrencyLimitBodies() {}

  static CreateConcurrencyLimit create(JsonBody body) {
    return body.model(in -> {
      String name = in.required("name", Types.NAME);
      Integer limit = in.required("limit", COUNT);
      boolean active = in.optional("active", Types.BOOL, true);
      int activeSlots = in.optional("active_slots", COUNT, 0);
      int deniedSlots = in.optional("denied_slots", COUNT, 0);
      double decay = in.optional("slot_decay_per_second", DECAY, 0.0);
      return in.strict(
          () -> new CreateConcurrencyLimit(name, limit, active, activeSlots, deniedSlots, decay));
    });
  }

  static ConcurrencyLimitChanges change(JsonBody body) {
    return body.model(in -> {
      Field<Boolean> active = in.nullable("active", Types.BOOL);
      Field<String> name = in.nullable("name", Types.NAME);
      Field<Integer> limit = in.nullable("limit", COUNT);
      Field<Integer> activeSlots = in.nullable("active_slots", COUNT);
      Field<Integer> deniedSlots = in.nullable("denied_slots", COUNT);
      Field<Double> decay = in.nullable("slot_decay_per_second", DECAY);
      return in.strict(
          () -> new ConcurrencyLimitChanges(active, name, limit, activeSlots, deniedSlots, decay));
    });
  }

  /** A request for slots that are given back by name. */
  static AcquireSlots acquire(JsonBody body) {
    return body.parameters(in -> {
      List<String> names = in.required("names", NAMES);
      Integer slots = in.required("slots", SLOTS);
      SlotMode mode = in.optional("mode", MODE, SlotMode.CONCURRENCY);
      in.optional("create_if_missing", Types.BOOL);
      return in.build(() -> new AcquireSlots(names, slots, mode, null));
    });
  }

  /** A request for slots that are held by a lease. */
  static AcquireSlots acquireWithLease(JsonBody body) {
    return body.parameters(in -> {
      List<String> names = in.required("names", NAMES);
      Integer slots = in.required("slots", SLOTS);
      SlotMode mode = in.optional("mode", MODE, SlotMode.CONCURRENCY);
      Duration lasting = in.optional("lease_duration", LEASE, USUAL_LEASE);
      LeaseHolder holder = in.optional("holder", HOLDER);
      LeaseTerms lease = new LeaseTerms(lasting, holder);
      return in.build(() -> new AcquireSlots(names, slots, mode, lease));
    });
  }

  static ReleaseSlots release(JsonBody body) {
    return body.parameters(in -> {
      List<String> names = in.required("names", NAMES);
      Integer slots = in.required("slots", SLOTS);
      Double occupancy = in.optional("occupancy_seconds", Types.FLOAT.moreThan(0));
      in.optional("create_if_missing", Types.BOOL);
      return in.build(() -> new ReleaseSlots(names, slots, occupancy));
    });
  }

  static ReleaseLease releaseLease(JsonBody body) {
    return body.parameters(in -> {
      UUID id = in.required("lease_id", Types.UUID);
      return in.build(() -> new ReleaseLease(id));
    });
  }

  /**
   * @param leaseId as the path has it
   */
  static RenewLease renew(String leaseId, JsonBody body) {
    return body.parameters(in -> {
      UUID id = in.pathId("lease_id", leaseId);
      Duration lasting = in.optional("lease_duration", LEASE, USUAL_LEASE);
      return in.build(() -> new RenewLease(id, lasting));
    });
  }
}
