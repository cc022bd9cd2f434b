@NullMarked
package io.daybook.command.deployment.run;

import org.jspecify.annotations.NullMarked;
