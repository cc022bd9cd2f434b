package io.daybook.command.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code uniqueItems}, by {@link EqualTexts}. */
final class UniqueItemsKeyword extends AbstractKeyword {

  UniqueItemsKeyword() {
    super(KeywordType.UNIQUE_ITEMS.getValue());
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode rule, Schema parent, SchemaContext context) {
    return new Items(location, rule, parent, context);
  }

  private static final class Items extends EqualityValidator {

    private final boolean areUnique;

    Items(SchemaLocation location, JsonNode rule, Schema parent, SchemaContext context) {
      super(KeywordType.UNIQUE_ITEMS, location, rule, parent, context);
      areUnique = rule.isBoolean() && rule.booleanValue();
    }

    @Override
    boolean holds(JsonNode value) {
      Set<String> seen = new HashSet<>();
      return !areUnique
          || !value.isArray()
          || value.valueStream().map(EqualTexts::of).allMatch(seen::add);
    }
  }
}
