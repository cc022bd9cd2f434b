package io.daybook.command.schema;

import com.networknt.schema.SchemaException;

/** The budget is spent. The library lets its own exceptions pass, and logs all others. */
final class SchemaBudgetException extends SchemaException {

  private static final long serialVersionUID = 1;

  SchemaBudgetException() {
    super("it takes too long to check");
  }
}
