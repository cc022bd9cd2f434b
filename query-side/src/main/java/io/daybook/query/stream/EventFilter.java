package io.daybook.query.stream;

import io.daybook.filter.TextSearch;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Prefect's filter on events; its parts are combined with AND, and null asks for nothing. */
record EventFilter(
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable NameFilter name,
    @Nullable ResourceFilter resource,
    List<ResourceFilter> related,
    List<ResourceFilter> anyResource,
    List<UUID> ids,
    @Nullable TextSearch text) {

  /** Empty lists ask for nothing. */
  record NameFilter(
      List<String> prefixes,
      List<String> excludedPrefixes,
      List<String> names,
      List<String> excludedNames) {

    boolean includes(String event) {
      return (prefixes.isEmpty() || prefixes.stream().anyMatch(event::startsWith))
          && excludedPrefixes.stream().noneMatch(event::startsWith)
          && (names.isEmpty() || names.contains(event))
          && !excludedNames.contains(event);
    }
  }

  private record Occurred(@Nullable Instant since, @Nullable Instant until) {}

  private static final Type<List<String>> TEXTS = Types.list(Types.STRING);

  private static final Type<NameFilter> NAME =
      Types.model(in -> {
        List<String> prefixes = in.nullable("prefix", TEXTS).orElse(List.of());
        List<String> notPrefixes = in.nullable("exclude_prefix", TEXTS).orElse(List.of());
        List<String> names = in.nullable("name", TEXTS).orElse(List.of());
        List<String> notNames = in.nullable("exclude_name", TEXTS).orElse(List.of());
        return in.strict(() -> new NameFilter(prefixes, notPrefixes, names, notNames));
      });

  private static final Type<Occurred> OCCURRED =
      Types.model(in -> {
        Instant since = in.optional("since", Types.INSTANT).orNull();
        Instant until = in.optional("until", Types.INSTANT).orNull();
        return in.strict(() -> new Occurred(since, until));
      });

  private static final Type<List<UUID>> IDS =
      Types.model(in -> {
        List<UUID> ids = in.nullable("id", Types.list(Types.UUID)).orElse(List.of());
        return in.strict(() -> ids);
      });

  static final Type<EventFilter> TYPE =
      Types.model(in -> {
        Occurred occurred = in.optional("occurred", OCCURRED, new Occurred(null, null));
        NameFilter name = in.orNull("event", NAME);
        ResourceFilter resource = in.orNull("resource", ResourceFilter.OF_SUBJECT);
        var related =
            in.nullable("related", oneOrMore(ResourceFilter.OF_RELATED)).orElse(List.of());
        var any = in.nullable("any_resource", oneOrMore(ResourceFilter.OF_ANY)).orElse(List.of());
        List<UUID> ids = in.optional("id", IDS, List.of());
        TextSearch text = in.orNull("text", TextSearch.TYPE);
        return in.ignore("order")
            .strict(() ->
                new EventFilter(
                    occurred.since(), occurred.until(), name, resource, related, any, ids, text));
      });

  private static <T> Type<List<T>> oneOrMore(Type<T> type) {
    Type<List<T>> one = type.map(List::of);
    return (value, at) -> value.isArray() ? Types.list(type).read(value, at) : one.read(value, at);
  }

  boolean includes(StreamedEvent event) {
    Instant occurred = event.occurred();
    return (since == null || !occurred.isBefore(since))
        && (until == null || !occurred.isAfter(until))
        && mayInclude(event.name())
        && (resource == null || resource.includes(event.resource()))
        && related.stream().allMatch(filter -> event.related().stream().anyMatch(filter::includes))
        && anyResource.stream().allMatch(filter -> isInvolved(filter, event))
        && (ids.isEmpty() || ids.stream().anyMatch(id -> id.toString().equals(event.id())))
        && (text == null || text.matches(words(event)));
  }

  /** Whether events of this name are asked for at all. */
  boolean mayInclude(String event) {
    return name == null || name.includes(event);
  }

  private static boolean isInvolved(ResourceFilter filter, StreamedEvent event) {
    return filter.includes(event.resource()) || event.related().stream().anyMatch(filter::includes);
  }

  private static String words(StreamedEvent event) {
    StringBuilder words = new StringBuilder(event.name());
    event.resource().forEach(label -> words.append(' ').append(label.asString("")));
    for (JsonNode resource : event.related()) {
      resource.forEach(label -> words.append(' ').append(label.asString("")));
    }
    return words.append(' ').append(event.json().path("payload")).toString();
  }
}
