/**
 * Flow runs and task runs: their states, the events of the run log, what these fold into, and how
 * Prefect's API answers them.
 */
@NullMarked
package io.daybook.run;

import org.jspecify.annotations.NullMarked;
