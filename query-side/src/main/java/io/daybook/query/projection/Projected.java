package io.daybook.query.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a fold.
 *
 * @param kept what the next events are folded on; null if there is nothing to keep
 */
record Projected<S>(List<Write> documents, @Nullable S kept) {}
