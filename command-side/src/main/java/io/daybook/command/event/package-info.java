/**
 * Takes the events that clients send. Those that tell the states of task runs go into the run log;
 * all of them are passed on to whoever listens, and kept nowhere.
 */
@NullMarked
package io.daybook.command.event;

import org.jspecify.annotations.NullMarked;
