/**
 * JSON Schema as Prefect applies it to parameters and job variables: draft 2020-12, nothing
 * fetched.
 */
@NullMarked
package io.daybook.command.schema;

import org.jspecify.annotations.NullMarked;
