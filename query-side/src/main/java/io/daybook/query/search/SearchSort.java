package io.daybook.query.search;

import io.daybook.filter.DeploymentSort;
import io.daybook.wire.Json;
import io.daybook.wire.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The order of what is found. */
sealed interface SearchSort {

  /** The best first. */
  record Relevance() implements SearchSort {}

  /** As lists are. */
  record Listed(DeploymentSort by) implements SearchSort {}

  SearchSort RELEVANCE = new Relevance();

  Type<SearchSort> TYPE =
      (value, at) -> {
        SearchSort sort = value.isString() ? named(value) : null;
        if (sort == null) {
          String names =
              "RELEVANCE, "
                  + String.join(
                      ", ", Arrays.stream(DeploymentSort.values()).map(Enum::name).toList());
          at.fail(
              "enum",
              "Input should be one of " + names,
              value,
              Json.object().put("expected", names));
        }
        return sort;
      };

  private static @Nullable SearchSort named(JsonNode value) {
    String name = value.stringValue();
    return name.equals("RELEVANCE")
        ? RELEVANCE
        : Arrays.stream(DeploymentSort.values())
            .filter(sort -> sort.name().equals(name))
            .<SearchSort>map(Listed::new)
            .findFirst()
            .orElse(null);
  }
}
