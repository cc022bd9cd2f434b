/**
 * Writes of deployments: what clients may ask for, Prefect's rules as pure deciders, and the
 * handlers that bring the queue, the limit and the deployment of one request into one transaction.
 */
@NullMarked
package io.daybook.command.deployment;

import org.jspecify.annotations.NullMarked;
