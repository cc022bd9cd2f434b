/** The reads as a part of an application: their wiring, and the headers they all know. */
@NullMarked
package io.daybook.query.web;

import org.jspecify.annotations.NullMarked;
