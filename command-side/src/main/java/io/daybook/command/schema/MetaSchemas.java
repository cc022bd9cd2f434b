package io.daybook.command.schema;

import com.networknt.schema.AbsoluteIri;
import java.util.regex.Pattern;

/**
 * The schemas that describe the draft: the only documents beside itself that a schema may refer to.
 * The library would look for others in the server's class path, {@code
 * https://json-schema.org/application.yml} included.
 */
final class MetaSchemas {

  private static final Pattern ADDRESS =
      Pattern.compile("https://json-schema\\.org/draft/2020-12/(schema|meta/[a-z-]+)");

  private MetaSchemas() {}

  static boolean isOne(AbsoluteIri address) {
    return ADDRESS.matcher(address.toString()).matches();
  }
}
