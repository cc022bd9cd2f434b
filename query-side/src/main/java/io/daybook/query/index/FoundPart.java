package io.daybook.query.index;

/**
 * What Elasticsearch tells of an index.
 *
 * @param uuid Elasticsearch's own: an index of the same name that is made again has another
 * @param open whether it can be read and written
 * @param started whether its documents are there; else Elasticsearch still looks for them
 * @param newest the highest sequence number of its writes; -1 if there are none, or not started
 */
public record FoundPart(String uuid, boolean open, boolean started, long newest) {}
