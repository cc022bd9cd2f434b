package io.daybook.command.deployment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which schedule has which slug while the entries of one PATCH are applied, one by one. Every slug
 * that one of them replaces is free before the first is applied: so two may swap their slugs, and
 * an entry that names a replaced slug changes nothing, wherever it stands.
 */
final class SlugHolders {

  private final Map<String, UUID> present;
  private final Map<String, UUID> holders;

  SlugHolders(Map<String, UUID> present, List<SchedulePatch> sent) {
    this.present = present;
    holders = new HashMap<>(present);
    sent.stream().filter(SchedulePatch::isRename).forEach(s -> holders.remove(s.replaces()));
  }

  /** The schedule that an entry changes; null: none has the slug now. */
  @Nullable UUID holderFor(SchedulePatch entry) {
    return entry.isRename() ? present.get(entry.replaces()) : holders.get(entry.slug());
  }

  /** Gives the entry's slug to a schedule; false if another one has it. */
  boolean take(SchedulePatch entry, UUID schedule) {
    String slug = entry.slug();
    UUID holder = slug == null ? null : holders.putIfAbsent(slug, schedule);
    return holder == null || holder.equals(schedule);
  }
}
