/** Which of Prefect's clients asks: the few answers that depend on it. */
@NullMarked
package io.daybook.client;

import org.jspecify.annotations.NullMarked;
