package io.daybook.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.daybook.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TSFBuilder;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;

class ArchitectureTest {
  private static final JavaClasses ALL =
      Modules.classesOf(Modules.APPLICATION.toArray(String[]::new));

  @Test
  void theSidesNeverKnowEachOther() {
    JavaClasses commandSide = Modules.classesOf("command-side");
    JavaClasses querySide = Modules.classesOf("query-side");

    assertThat(dependencies(commandSide, querySide)).isEmpty();
    assertThat(dependencies(querySide, commandSide)).isEmpty();
  }

  @Test
  void whatBothSidesSayIsFreeOfFrameworksAndStores() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "org.axonframework..",
            "co.elastic..",
            "org.elasticsearch..",
            "java.sql..",
            "jakarta.servlet..")
        .check(Modules.classesOf("shared-api"));
  }

  @Test
  void axonStaysBehindItsAdapters() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..axon..", "..projection..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.axonframework..")
        .check(ALL);
  }

  @Test
  void nothingSleepsPrintsOrReadsTheClockOfTheSystem() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(ALL);
  }

  /** Else what one of them writes another could not read. */
  @Test
  void allJsonHasTheSameLimits() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Json.class.getName())
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.assignableTo(TokenStreamFactory.class)
                .or(JavaClass.Predicates.assignableTo(MapperBuilder.class))
                .or(JavaClass.Predicates.assignableTo(TSFBuilder.class))
                .or(JavaClass.Predicates.type(StreamReadConstraints.class))
                .or(JavaClass.Predicates.type(StreamWriteConstraints.class)))
        .orShould()
        .callMethod(JsonMapper.class, "shared")
        .orShould()
        .callConstructor(JsonMapper.class)
        .orShould()
        .callConstructor(ObjectMapper.class)
        .check(ALL);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> marked =
        ALL.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .filter(type -> type.isAnnotatedWith(NullMarked.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());

    List<String> unmarked =
        ALL.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !marked.contains(name))
            .distinct()
            .sorted()
            .toList();

    assertThat(unmarked).isEmpty();
  }

  private static List<String> dependencies(JavaClasses from, JavaClasses to) {
    Set<String> forbidden = to.stream().map(JavaClass::getName).collect(Collectors.toSet());
    return from.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> forbidden.contains(dependency.getTargetClass().getName()))
        .map(Object::toString)
        .toList();
  }
}
