package io.daybook.query.projection;

import io.daybook.query.index.Index;
import java.util.Map;

/**
 * What was written to versions of indices.
 *
 * @param changed the position of the newest change of each index
 * @param parts how many indices of Elasticsearch were made for them
 * @param acknowledged the highest sequence number, by index of Elasticsearch
 */
record Written(
    Map<Index, Long> changed, Map<Index, Integer> parts, Map<String, Long> acknowledged) {}
