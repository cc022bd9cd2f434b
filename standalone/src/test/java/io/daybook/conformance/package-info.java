/**
 * Plays the recorded requests of the repository's {@code conformance} folder over real HTTP and
 * compares the answers with those of Prefect 3.9.1. A port of {@code conformance/replay.py}: the
 * same placeholders, the same normalisation, the same verdicts.
 */
@NullMarked
package io.daybook.conformance;

import org.jspecify.annotations.NullMarked;
