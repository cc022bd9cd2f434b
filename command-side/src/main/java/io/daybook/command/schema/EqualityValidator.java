package io.daybook.command.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/** A rule about which values are equal, by {@link EqualTexts}. */
abstract class EqualityValidator extends BaseKeywordValidator {

  EqualityValidator(
      KeywordType keyword,
      SchemaLocation location,
      JsonNode rule,
      Schema parent,
      SchemaContext context) {
    super(keyword, rule, location, parent, context);
  }

  abstract boolean holds(JsonNode value);

  @Override
  public final void validate(
      ExecutionContext context, JsonNode value, JsonNode root, NodePath location) {
    if (!holds(value)) {
      context.addError(
          error()
              .instanceNode(value)
              .instanceLocation(location)
              .evaluationPath(context.getEvaluationPath())
              .build());
    }
  }
}
