package io.daybook.command.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;

/** One check of a value, in which each error that is found is paid for: they are kept in memory. */
final class MeteredContext extends ExecutionContext {

  private static final int ERROR = 200;

  MeteredContext(Schema schema) {
    super(schema.createExecutionContext().getExecutionConfig());
  }

  @Override
  public void addError(Error error) {
    SchemaBudget.spend(ERROR);
    super.addError(error);
  }
}
