package io.daybook.query.paging;

import io.daybook.query.index.Index;

/**
 * An index as a read sees it.
 *
 * @param generation grows with every change that searches can see
 */
public record IndexView(Index index, long generation) {}
