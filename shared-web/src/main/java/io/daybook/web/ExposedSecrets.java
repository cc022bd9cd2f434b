package io.daybook.web;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Secrets on a command line, which every user of the machine can read in the list of processes, for
 * as long as the process lives.
 */
public final class ExposedSecrets {
  private static final Pattern SETTING =
      Pattern.compile("(?:--|-D)?([^=\\s]+)=(.+)", Pattern.DOTALL);

  /** As Spring compares names: without dashes and underscores, in lower case. */
  private static final Set<String> SECRETS =
      Set.of("daybook.auth.string", "daybook.csrf.secret", "daybook.elasticsearch.apikey");

  private static final Pattern IN_AN_ADDRESS =
      Pattern.compile("[?&]password=[^&]|://[^/@]*:[^/@]+@", Pattern.CASE_INSENSITIVE);

  private ExposedSecrets() {}

  /**
   * Ends a start whose command line, that of the JVM included, tells a secret.
   *
   * @throws IllegalArgumentException with a message that names the setting, not its value, and says
   *     where it belongs
   */
  public static void refuse(String... arguments) {
    List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
    Stream.concat(flags.stream(), Arrays.stream(arguments))
        .flatMap(word -> told(word).stream())
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(advice(name));
        });
  }

  /** The name of the setting whose secret a word tells. */
  static Optional<String> told(String word) {
    Matcher setting = SETTING.matcher(word);
    if (!setting.matches()) {
      return Optional.empty();
    }
    String name = setting.group(1);
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    boolean secret =
        SECRETS.contains(plain)
            || plain.endsWith(".password")
            || (plain.endsWith(".url") && IN_AN_ADDRESS.matcher(setting.group(2)).find());
    return secret ? Optional.of(name) : Optional.empty();
  }

  private static String advice(String name) {
    String variable = name.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
    return name
        + " tells a secret, and every user of this machine can read a command line. Put it into the"
        + " environment as "
        + variable
        + ", or into a file that only you can read: ./daybook serve --settings FILE, or"
        + " --spring.config.additional-location=FILE for one side alone";
  }
}
