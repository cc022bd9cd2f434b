package io.daybook.proof;

import io.daybook.ledger.Chain;
import io.daybook.ledger.Hash;
import io.daybook.proof.Problem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells, of records that do not agree with their predecessors, which of them were tampered with and
 * how: one that was changed makes its successor look wrong too, and two that were swapped four.
 */
final class Suspects {

  /** Who is looked at together; more would take the square of the time. */
  private static final int TOGETHER = 16;

  private static final String CHANGED =
      "its hash is not that of what it says and of the record before it: a column was changed, or"
          + " the record before it was rewritten with its hash";
  private static final String HASH_CHANGED =
      "the hash of this record was changed; the rest of it is what its successor follows";

  private final Problems problems;
  private final List<Suspect> suspects = new ArrayList<>();
  private final List<Long> vacant = new ArrayList<>();
  private final Set<Hash> known = new HashSet<>();

  Suspects(Problems problems) {
    this.problems = problems;
  }

  void add(Suspect suspect) {
    if (suspects.size() == 2 * TOGETHER) {
      resolve();
    }
    suspects.add(suspect);
  }

  /** A position without a record, whose record may have been moved. */
  void vacant(long position, @Nullable Hash predecessor) {
    if (vacant.size() < TOGETHER) {
      vacant.add(position);
      witness(predecessor);
    }
  }

  /** A hash that the ledger had, from elsewhere than the records. */
  void witness(@Nullable Hash hash) {
    if (hash != null && known.size() < TOGETHER) {
      known.add(hash);
    }
  }

  /**
   * Whether a record is right now, all before it having been right; then the others are looked at.
   */
  void passed(long position) {
    if (suspects.size() >= TOGETHER && suspects.getLast().position() < position - 1) {
      resolve();
    }
  }

  /** Whether the newest of them is at a position. */
  boolean endAt(long position) {
    return !suspects.isEmpty() && suspects.getLast().position() == position;
  }

  /** Whether a hash stands at one of them, or would if what it says were right. */
  boolean have(@Nullable Hash hash) {
    return suspects.stream()
        .anyMatch(
            s -> Objects.equals(s.computed(), hash) || Objects.equals(s.stored().hash(), hash));
  }

  /** Makes problems of all suspects; of those that are not listed any more, without a look. */
  void resolve() {
    if (problems.count() >= Problems.LISTED) {
      suspects.forEach(s -> problems.add(s.position(), Kind.CHANGED, CHANGED));
      suspects.clear();
      return;
    }
    Set<Hash> hashes = hashes();
    List<Suspect> wrong = suspects.stream().filter(s -> !isIntact(s, hashes)).toList();
    for (Suspect suspect : wrong.isEmpty() ? suspects : wrong) {
      report(suspect, hashes);
    }
    suspects.clear();
  }

  private void report(Suspect suspect, Set<Hash> hashes) {
    Long home = home(suspect, hashes);
    if (home != null) {
      problems.add(suspect.position(), Kind.MISPLACED, Problem.BELONGS + home);
    } else {
      boolean isFollowed = suspect.computed() != null && isFollowed(suspect.computed());
      problems.add(suspect.position(), Kind.CHANGED, isFollowed ? HASH_CHANGED : CHANGED);
    }
  }

  private Set<Hash> hashes() {
    Set<Hash> hashes = new LinkedHashSet<>(known);
    suspects.stream()
        .flatMap(s -> Stream.of(s.predecessor(), s.computed(), s.stored().hash()))
        .filter(Objects::nonNull)
        .forEach(hashes::add);
    return hashes;
  }

  /** Whether it is where and what it was, so that only its predecessor is wrong. */
  private static boolean isIntact(Suspect suspect, Set<Hash> hashes) {
    return isWritten(suspect, suspect.position(), suspect.stored().hash(), hashes);
  }

  /** Where else it would be right, with its own hash or with the one that stands there. */
  private @Nullable Long home(Suspect suspect, Set<Hash> hashes) {
    for (Suspect other : suspects) {
      long position = other.position();
      if (position != suspect.position()
          && (isWritten(suspect, position, suspect.stored().hash(), hashes)
              || isWritten(suspect, position, other.stored().hash(), hashes))) {
        return position;
      }
    }
    return vacant.stream()
        .filter(position -> isWritten(suspect, position, suspect.stored().hash(), hashes))
        .findFirst()
        .orElse(null);
  }

  private static boolean isWritten(
      Suspect suspect, long position, @Nullable Hash hash, Set<Hash> predecessors) {
    if (hash == null) {
      return false;
    }
    byte[] content = suspect.contentAt(position);
    return predecessors.stream().anyMatch(p -> Chain.next(p, content).equals(hash));
  }

  /** Whether a hash is that of a record whose successor, or a witness, is there. */
  private boolean isFollowed(Hash hash) {
    return known.contains(hash)
        || suspects.stream()
            .anyMatch(s -> isWritten(s, s.position(), s.stored().hash(), Set.of(hash)));
  }
}
