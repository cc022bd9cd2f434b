package io.daybook.command.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** {@code enum}, by {@link EqualTexts}. */
final class EnumKeyword extends AbstractKeyword {

  EnumKeyword() {
    super(KeywordType.ENUM.getValue());
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode rule, Schema parent, SchemaContext context) {
    return new Members(location, rule, parent, context);
  }

  private static final class Members extends EqualityValidator {

    private final Set<String> members;

    Members(SchemaLocation location, JsonNode rule, Schema parent, SchemaContext context) {
      super(KeywordType.ENUM, location, rule, parent, context);
      members =
          rule.valueStream().map(EqualTexts::of).collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    boolean holds(JsonNode value) {
      return members.contains(EqualTexts.of(value));
    }
  }
}
