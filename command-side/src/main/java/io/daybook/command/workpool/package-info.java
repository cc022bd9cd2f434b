/**
 * Writes of work pools, their queues and workers: what a client may ask for, the rules, and the
 * tables of what is not history (heartbeats, polls).
 */
@NullMarked
package io.daybook.command.workpool;

import org.jspecify.annotations.NullMarked;
