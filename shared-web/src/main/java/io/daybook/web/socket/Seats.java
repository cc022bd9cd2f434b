package io.daybook.web.socket;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many websockets there are, in all and of each address. */
final class Seats {

  private static final String UNKNOWN = "";

  private final int most;
  private final int mostOfOne;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  Seats(SocketSettings settings) {
    this.most = settings.most();
    this.mostOfOne = settings.mostPerAddress();
  }

  synchronized boolean take(@Nullable String address) {
    String key = address == null ? UNKNOWN : address;
    int own = taken.getOrDefault(key, 0);
    if (all >= most || own >= mostOfOne) {
      return false;
    }
    all++;
    taken.put(key, own + 1);
    return true;
  }

  synchronized void leave(@Nullable String address) {
    all--;
    taken.computeIfPresent(
        address == null ? UNKNOWN : address, (_, own) -> own == 1 ? null : own - 1);
  }

  /** Whether nobody could come from there now. */
  synchronized boolean isFull(@Nullable String address) {
    return all >= most || taken.getOrDefault(address == null ? UNKNOWN : address, 0) >= mostOfOne;
  }
}
