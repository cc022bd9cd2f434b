package io.daybook.query.projection;

import io.daybook.query.index.Index;
import java.util.Map;

/**
 * What came of a batch.
 *
 * @param rows how far the versions are
 * @param acknowledged the highest sequence number of what was written, by index of Elasticsearch
 */
record Applied(Map<Index, Progress> rows, Map<String, Long> acknowledged) {}
