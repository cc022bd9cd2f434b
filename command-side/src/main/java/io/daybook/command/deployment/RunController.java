package io.daybook.command.deployment;

import io.daybook.web.Paths;
import io.daybook.wire.Json;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Runs are not kept yet, and whoever asks for one is told so. */
@RestController
@RequestMapping(Paths.API + "/deployments")
final class RunController {

  @PostMapping({"/" + Paths.ID + "/create_flow_run", "/" + Paths.ID + "/create_flow_run/bulk"})
  ResponseEntity<ObjectNode> notYet() {
    return ResponseEntity.status(HttpStatus.NOT_IMPLEMENTED)
        .body(Json.object().put("detail", "Flow runs are not kept by this version of Daybook."));
  }
}
