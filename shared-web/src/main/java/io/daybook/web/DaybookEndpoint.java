package io.daybook.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller or one of its methods: it is no part of Prefect's API, so that its errors are
 * problems of RFC 9457 and not in the shapes that Prefect's clients read, and that a query
 * parameter it does not declare is refused.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface DaybookEndpoint {

  /** On a method: query parameters that may be there several times, which it reads for itself. */
  String[] severalOf() default {};
}
