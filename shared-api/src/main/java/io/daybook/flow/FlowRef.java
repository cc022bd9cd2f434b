package io.daybook.flow;

import java.util.UUID;

/** A flow as others name it; neither the id nor the name of a flow ever changes. */
public record FlowRef(UUID id, String name) {}
