/**
 * Imports of flows, pools, queues, deployments and runs from a file with one object per line,
 * straight into the logs: ids and times are the file's, names that are taken stay whose they are. A
 * batch of lines, its events and its checkpoint are one transaction, so that an import that was
 * interrupted goes on where it ended and nothing is ever there twice.
 *
 * <p>Shapes, names and references of the lines are checked as those of requests are. What a
 * deployment carries (its parameters, its job variables) is taken as it is: it was accepted once.
 */
@NullMarked
package io.daybook.command.imports;

import org.jspecify.annotations.NullMarked;
