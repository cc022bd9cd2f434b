package io.daybook.command.deployment.run;

/**
 * In which words requests for runs are refused: the reference has others where several runs are
 * asked for at once.
 *
 * @param unhydrated before what is wrong with values that stand for others
 * @param invalid before what is wrong with parameters
 * @param noSchema where none could be enforced
 * @param circular where the schema refers to itself
 * @param noPool of the queue's name and the deployment's id
 */
record Wording(String unhydrated, String invalid, String noSchema, String circular, String noPool) {

  static final Wording OF_ONE =
      new Wording(
          "Error hydrating flow run parameters: ",
          "Error creating flow run: ",
          "Error updating deployment: Cannot update parameters because parameter schema enforcement"
              + " is enabled and the deployment does not have a valid parameter schema.",
          "Invalid schema: Unable to validate schema with circular references.",
          "Cannot create flow run in work queue %s because deployment %s is not associated with a"
              + " work pool. Please remove work_pool_name and try again.");

  static final Wording OF_MANY =
      new Wording(
          "",
          "Parameter validation failed: ",
          "Parameter schema enforcement is enabled but deployment has no valid schema.",
          "Invalid schema: circular references detected.",
          "Cannot create flow run in work queue %s because deployment is not associated with a work"
              + " pool.");
}
