/** Values of parameters that stand for others. */
@NullMarked
package io.daybook.command.deployment.parameters;

import org.jspecify.annotations.NullMarked;
