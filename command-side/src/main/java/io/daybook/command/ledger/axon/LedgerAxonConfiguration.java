package io.daybook.command.ledger.axon;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Commands;
import io.daybook.command.dispatch.RequestScope;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.jdbc.EventTables;
import io.daybook.command.ledger.jdbc.RegistryWriter;
import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.BulkRecorder;
import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.LedgerSettings;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.ledger.store.ObjectBound;
import io.daybook.command.ledger.store.Unreadables;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.ledger.Log;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import java.time.Clock;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolution;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon, wired by hand: left to its own configuration without JPA it would fall back to a bus that
 * stores nothing.
 */
@Configuration(proxyBeanMethods = false)
public class LedgerAxonConfiguration {

  @Bean(destroyMethod = "shutDown")
  LedgerEventStore ledgerEventStore(EventTable events, RegistryWriter registry) {
    return new LedgerEventStore(new LedgerEventStorageEngine(Log.LEDGER, events), registry);
  }

  @Bean(destroyMethod = "shutDown", defaultCandidate = false)
  @RunLog
  LedgerEventStore runEventStore(EventTables events, RegistryWriter registry) {
    return new LedgerEventStore(
        new LedgerEventStorageEngine(Log.RUNS, events.of(Log.RUNS)), registry);
  }

  @Bean
  Moment ledgerMoment() {
    return new UnitOfWorkMoment(Clock.systemUTC());
  }

  @Bean
  Unreadables unreadables() {
    return new Unreadables();
  }

  @Bean
  AggregateFactory aggregateFactory(
      Moment moment, Unreadables unreadables, LedgerSettings settings) {
    return new AggregateFactory(moment, unreadables, new ObjectBound(settings.maxObjectSize()));
  }

  @Bean
  Aggregates<Flow, FlowEvent> flows(EventStore ledger, AggregateFactory factory) {
    return factory.in(ledger, AggregateType.FLOW, FlowAggregate.class, FlowAggregate::new);
  }

  @Bean
  Aggregates<Deployment, DeploymentEvent> deployments(EventStore ledger, AggregateFactory factory) {
    return factory.in(
        ledger, AggregateType.DEPLOYMENT, DeploymentAggregate.class, DeploymentAggregate::new);
  }

  @Bean
  Aggregates<WorkPool, WorkPoolEvent> workPools(EventStore ledger, AggregateFactory factory) {
    return factory.in(
        ledger, AggregateType.WORK_POOL, WorkPoolAggregate.class, WorkPoolAggregate::new);
  }

  @Bean
  Aggregates<ConcurrencyLimit, ConcurrencyLimitEvent> concurrencyLimits(
      EventStore ledger, AggregateFactory factory) {
    return factory.in(
        ledger,
        AggregateType.CONCURRENCY_LIMIT,
        ConcurrencyLimitAggregate.class,
        ConcurrencyLimitAggregate::new);
  }

  @Bean
  Aggregates<FlowRun, FlowRunEvent> flowRunAggregates(
      @RunLog EventStore runs, AggregateFactory factory) {
    return factory.in(runs, AggregateType.FLOW_RUN, FlowRunAggregate.class, FlowRunAggregate::new);
  }

  @Bean
  Aggregates<TaskRun, TaskRunEvent> taskRunAggregates(
      @RunLog EventStore runs, AggregateFactory factory) {
    return factory.in(runs, AggregateType.TASK_RUN, TaskRunAggregate.class, TaskRunAggregate::new);
  }

  @Bean
  CommandBus ledgerCommandBus(@LedgerDatabase PlatformTransactionManager transactions) {
    return SimpleCommandBus.builder()
        .transactionManager(new SpringTransactionManager(transactions))
        .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
        .duplicateCommandHandlerResolver(DuplicateCommandHandlerResolution.rejectDuplicates())
        .build();
  }

  @Bean
  BulkRecorder bulkRecorder(LedgerWriter writer, Moment moment) {
    return new UnitOfWorkRecorder(writer, moment);
  }

  @Bean
  Commands commands(
      CommandBus bus, RequestScope request, EventTables events, LedgerSettings settings) {
    return new AxonCommands(bus, request, events, settings.attempts());
  }

  @Bean
  HandlerSubscriptions ledgerHandlerSubscriptions(
      CommandBus bus,
      ObjectProvider<CommandHandler<?, ?>> handlers,
      @LedgerDatabase JdbcClient jdbc) {
    return new HandlerSubscriptions(bus, handlers, jdbc);
  }

  @Bean
  LedgerWiring ledgerWiring(
      EventStore store,
      @LedgerDatabase PlatformTransactionManager transactions,
      @LedgerDatabase JdbcClient jdbc,
      LedgerSettings settings) {
    return new LedgerWiring(store, transactions, jdbc, settings);
  }
}
