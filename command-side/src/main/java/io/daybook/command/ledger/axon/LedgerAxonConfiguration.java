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
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.Log;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolution;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
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
  ObjectBound objectBound(LedgerSettings settings) {
    return new ObjectBound(settings.maxObjectSize());
  }

  @Bean
  Aggregates<Flow, FlowEvent> flows(
      EventStore ledger, Moment moment, Unreadables unreadables, ObjectBound bound) {
    return aggregates(
        AggregateType.FLOW,
        FlowAggregate.class,
        FlowAggregate::new,
        ledger,
        moment,
        unreadables,
        bound);
  }

  @Bean
  Aggregates<Deployment, DeploymentEvent> deployments(
      EventStore ledger, Moment moment, Unreadables unreadables, ObjectBound bound) {
    return aggregates(
        AggregateType.DEPLOYMENT,
        DeploymentAggregate.class,
        DeploymentAggregate::new,
        ledger,
        moment,
        unreadables,
        bound);
  }

  @Bean
  Aggregates<WorkPool, WorkPoolEvent> workPools(
      EventStore ledger, Moment moment, Unreadables unreadables, ObjectBound bound) {
    return aggregates(
        AggregateType.WORK_POOL,
        WorkPoolAggregate.class,
        WorkPoolAggregate::new,
        ledger,
        moment,
        unreadables,
        bound);
  }

  @Bean
  Aggregates<ConcurrencyLimit, ConcurrencyLimitEvent> concurrencyLimits(
      EventStore ledger, Moment moment, Unreadables unreadables, ObjectBound bound) {
    return aggregates(
        AggregateType.CONCURRENCY_LIMIT,
        ConcurrencyLimitAggregate.class,
        ConcurrencyLimitAggregate::new,
        ledger,
        moment,
        unreadables,
        bound);
  }

  @Bean
  Aggregates<FlowRun, FlowRunEvent> flowRunAggregates(
      @RunLog EventStore runs, Moment moment, Unreadables unreadables, ObjectBound bound) {
    return aggregates(
        AggregateType.FLOW_RUN,
        FlowRunAggregate.class,
        FlowRunAggregate::new,
        runs,
        moment,
        unreadables,
        bound);
  }

  @Bean
  Aggregates<TaskRun, TaskRunEvent> taskRunAggregates(
      @RunLog EventStore runs, Moment moment, Unreadables unreadables, ObjectBound bound) {
    return aggregates(
        AggregateType.TASK_RUN,
        TaskRunAggregate.class,
        TaskRunAggregate::new,
        runs,
        moment,
        unreadables,
        bound);
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

  // No locks in memory: other nodes would not see them, and readers of a busy pool would queue.
  private static <S, E extends LedgerEvent, A extends LedgerAggregate<S, E>>
      Aggregates<S, E> aggregates(
          AggregateType type,
          Class<A> holder,
          Callable<A> factory,
          EventStore store,
          Moment moment,
          Unreadables unreadables,
          ObjectBound bound) {
    EventSourcingRepository<A> repository =
        EventSourcingRepository.builder(holder)
            .eventStore(store)
            .lockFactory(NullLockFactory.INSTANCE)
            .build();
    return new AxonAggregates<>(type, repository, factory, moment, unreadables, bound);
  }
}
