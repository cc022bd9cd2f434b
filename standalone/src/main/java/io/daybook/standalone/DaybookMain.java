package io.daybook.standalone;

import io.daybook.web.ExposedSecrets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
    name = "daybook",
    description = "The deployment ledger for workflow teams.",
    mixinStandardHelpOptions = true,
    version = "daybook 0.1.0",
    subcommands = {ServeCommand.class, ImportCommand.class, VerifyCommand.class},
    footer = {
      "",
      "A stock Prefect client finds the server with",
      "  PREFECT_API_URL=http://127.0.0.1:4200/api"
    })
public final class DaybookMain {
  private DaybookMain() {}

  /** Runs one command; exit codes: 0 done, 1 failed with a message, 2 wrong arguments. */
  public static void main(String[] arguments) {
    System.exit(run(commandLine(), arguments));
  }

  static int run(CommandLine program, String... arguments) {
    try {
      ExposedSecrets.refuse(arguments);
    } catch (IllegalArgumentException e) {
      program.getErr().println(e.getMessage());
      return program.getCommandSpec().exitCodeOnInvalidInput();
    }
    return program.execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new DaybookMain()).setExecutionExceptionHandler(DaybookMain::explain);
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    String known = Failures.explain(failure);
    if (known == null) {
      failure.printStackTrace(command.getErr());
    } else {
      command.getErr().println(known);
    }
    return 1;
  }
}
