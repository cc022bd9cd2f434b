package io.daybook.command.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A keyword of schemas that is paid for: each time that it is read, as references may read one part
 * of a schema again and again, and each time that it is applied to a value.
 */
final class MeteredKeyword extends AbstractKeyword {

  private final Keyword keyword;

  MeteredKeyword(Keyword keyword) {
    super(keyword.getValue());
    this.keyword = keyword;
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode rule, Schema parent, SchemaContext context)
      throws Exception {
    SchemaBudget.spend(KeywordCost.ofReading(getValue(), rule));
    return new Metered(keyword.newValidator(location, rule, parent, context), rule);
  }

  private record Metered(KeywordValidator validator, JsonNode rule) implements KeywordValidator {

    @Override
    public void validate(
        ExecutionContext context, JsonNode value, JsonNode root, NodePath location) {
      int annotations = context.getAnnotations().asMap().getOrDefault(location, List.of()).size();
      SchemaBudget.spend(KeywordCost.ofApplying(getKeyword(), rule, value, annotations));
      validator.validate(context, value, root, location);
    }

    @Override
    public void preloadSchema() {
      validator.preloadSchema();
    }

    @Override
    public String getKeyword() {
      return validator.getKeyword();
    }

    @Override
    public SchemaLocation getSchemaLocation() {
      return validator.getSchemaLocation();
    }
  }
}
