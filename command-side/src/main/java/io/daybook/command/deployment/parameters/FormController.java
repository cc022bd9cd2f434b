package io.daybook.command.deployment.parameters;

import io.daybook.command.schema.JsonSchemas;
import io.daybook.command.schema.SchemaDialect;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Checks what a person fills into a form before it is sent. */
@RestController
final class FormController {

  /** A form's description and what stands in it. */
  private record Form(ObjectNode schema, ObjectNode values) {}

  @PostMapping("/api/ui/schemas/validate")
  ObjectNode validate(JsonBody body) {
    Form form =
        body.parameters(in -> {
          ObjectNode schema = in.required("schema", Types.OBJECT);
          ObjectNode values = in.required("values", Types.OBJECT);
          return in.build(() -> new Form(schema, values));
        });
    return JsonSchemas.together(() -> answer(form));
  }

  private static ObjectNode answer(Form form) {
    ObjectNode schema = SchemaDialect.mended(form.schema(), false);
    Optional<String> problem = JsonSchemas.problemOf(schema);
    if (problem.isPresent()) {
      throw ApiException.detail(422, problem.get());
    }
    return answer(form.values(), schema);
  }

  private static ObjectNode answer(ObjectNode values, ObjectNode schema) {
    try {
      FormErrors errors = new FormErrors();
      JsonSchemas.violations(Hydration.hydrate(values), schema).forEach(errors::add);
      return errors.answer();
    } catch (HydrationException e) {
      ObjectNode answer = Json.object();
      answer.putArray("errors").add(e.getMessage());
      return answer.put("valid", false);
    } catch (IllegalArgumentException e) {
      throw ApiException.detail(422, "" + e.getMessage());
    }
  }
}
