package io.daybook.command.run;

import io.daybook.wire.Field;
import io.daybook.wire.Model;
import io.daybook.wire.Truth;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Names for runs that come without one, such as {@code quiet-otter}. */
public final class RunNames {

  private static final List<String> FIRST =
      List.of(
          "able",
          "amber",
          "ancient",
          "arctic",
          "autumn",
          "bold",
          "brave",
          "bright",
          "brisk",
          "bronze",
          "calm",
          "careful",
          "cheerful",
          "clever",
          "cobalt",
          "copper",
          "coral",
          "cosmic",
          "crimson",
          "curious",
          "daring",
          "eager",
          "early",
          "electric",
          "emerald",
          "fair",
          "fast",
          "fearless",
          "fleet",
          "fluent",
          "free",
          "gentle",
          "gilded",
          "glad",
          "golden",
          "grand",
          "green",
          "happy",
          "hardy",
          "honest",
          "humble",
          "indigo",
          "ivory",
          "jolly",
          "keen",
          "kind",
          "lively",
          "loud",
          "loyal",
          "lucky",
          "lunar",
          "marble",
          "mellow",
          "merry",
          "mighty",
          "misty",
          "modest",
          "neat",
          "noble",
          "northern",
          "patient",
          "polar",
          "polite",
          "prompt",
          "proud",
          "quick",
          "quiet",
          "rapid",
          "ready",
          "robust",
          "rosy",
          "royal",
          "rustic",
          "sapphire",
          "serene",
          "sharp",
          "shy",
          "silent",
          "silver",
          "smooth",
          "snowy",
          "solar",
          "solid",
          "southern",
          "spry",
          "stable",
          "steady",
          "stellar",
          "sturdy",
          "subtle",
          "sunny",
          "swift",
          "tidy",
          "tranquil",
          "vivid",
          "warm",
          "wise",
          "witty",
          "young",
          "zesty");

  private static final List<String> SECOND =
      List.of(
          "ant",
          "badger",
          "bear",
          "beaver",
          "bee",
          "bison",
          "boar",
          "buzzard",
          "camel",
          "caribou",
          "cat",
          "cheetah",
          "cobra",
          "condor",
          "coyote",
          "crab",
          "crane",
          "cricket",
          "crow",
          "deer",
          "dingo",
          "dolphin",
          "dove",
          "dragonfly",
          "duck",
          "eagle",
          "eel",
          "egret",
          "elk",
          "falcon",
          "ferret",
          "finch",
          "firefly",
          "fox",
          "frog",
          "gazelle",
          "gecko",
          "gibbon",
          "goose",
          "grouse",
          "gull",
          "hare",
          "hawk",
          "hedgehog",
          "heron",
          "hornet",
          "horse",
          "ibex",
          "ibis",
          "jackal",
          "jaguar",
          "jay",
          "kestrel",
          "kiwi",
          "koala",
          "lark",
          "lemur",
          "leopard",
          "lizard",
          "llama",
          "lobster",
          "lynx",
          "magpie",
          "marmot",
          "marten",
          "mole",
          "moose",
          "moth",
          "newt",
          "ocelot",
          "octopus",
          "oriole",
          "otter",
          "owl",
          "panda",
          "panther",
          "parrot",
          "pelican",
          "penguin",
          "puffin",
          "quail",
          "rabbit",
          "raven",
          "robin",
          "salmon",
          "seal",
          "shark",
          "sparrow",
          "squid",
          "stork",
          "swan",
          "tapir",
          "tiger",
          "toad",
          "turtle",
          "viper",
          "walrus",
          "weasel",
          "whale",
          "wolf",
          "wren",
          "yak",
          "zebra");

  /** Whatever is no name by Python's notion, such as null, 0 and [], stands for a random one. */
  private static final Type<String> NAME =
      (value, at) -> Truth.of(value) ? Types.STRING.read(value, at) : random();

  private RunNames() {}

  /** The name of a new run. */
  public static String of(Model in) {
    return sent(in).orElse(random());
  }

  /** The name that a run is to have from now on, if one was sent. */
  public static Field<String> sent(Model in) {
    return in.optional("name", NAME);
  }

  /** Two words. Runs may share a name. */
  public static String random() {
    return one(FIRST) + "-" + one(SECOND);
  }

  /** The name, or a random one for none and for an empty one. */
  public static String orRandom(@Nullable String name) {
    return name == null || name.isEmpty() ? random() : name;
  }

  private static String one(List<String> words) {
    return words.get(ThreadLocalRandom.current().nextInt(words.size()));
  }
}
