package io.daybook.web.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.function.SingletonSupplier;

/** The names of hosts, as browsers write them. */
final class Hosts {

  private static final String LOCAL = "localhost";
  private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.\\d{1,3}){3}|\\[?(0{0,4}:){2,7}0{0,3}1]?");

  private final Set<String> named;

  // A name server that does not answer would hold up a start that may never need it.
  private final Supplier<Set<String>> own = SingletonSupplier.of(Hosts::ownNames);

  Hosts(HostSettings settings) {
    this.named =
        settings.allowed().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> ownNames() {
    try {
      InetAddress own = InetAddress.getLocalHost();
      String name = own.getHostName().toLowerCase(Locale.ROOT);
      return Set.of(name, name + ".local");
    } catch (UnknownHostException _) { // a machine without a name
      return Set.of();
    }
  }

  /**
   * Whether a client may call this server by a name.
   *
   * @param name without the port
   * @param listening the address that the request came in at
   */
  boolean mayName(String name, String listening) {
    String lower = name.toLowerCase(Locale.ROOT);
    return named.contains(HostSettings.ALL)
        || named.contains(lower)
        || (named.isEmpty() && !isLoopback(listening))
        || isAddress(name)
        || isLocal(name)
        || own.get().contains(lower);
  }

  /** Whether two names are of one machine, as far as names tell. */
  static boolean isSame(String one, String other) {
    return one.equalsIgnoreCase(other) || (isLoopbackName(one) && isLoopbackName(other));
  }

  private static boolean isLoopbackName(String name) {
    return isLocal(name) || isLoopback(name);
  }

  private static boolean isLocal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(LOCAL) || lower.endsWith("." + LOCAL);
  }

  private static boolean isLoopback(String address) {
    return LOOPBACK.matcher(address).matches();
  }

  // Who has to lie about a name can't name an address.
  private static boolean isAddress(String name) {
    return name.indexOf(':') >= 0 || FOUR_NUMBERS.matcher(name).matches();
  }
}
