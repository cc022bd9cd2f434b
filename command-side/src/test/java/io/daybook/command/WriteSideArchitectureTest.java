package io.daybook.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WriteSideArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.daybook");

  @Test
  void axonStaysBehindItsSeam() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.daybook.command.ledger.axon..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.axonframework..")
        .check(CLASSES);
  }

  @Test
  void theWriteSideKnowsNeitherTheReadSideNorElasticsearch() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.daybook.embedded..", "io.daybook.elasticsearch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.daybook.query..", "co.elastic..", "org.elasticsearch..")
        .check(CLASSES);
  }

  @Test
  void decidersAreWithoutFramework() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Decider")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..", "java.sql..", "io.daybook.command.ledger.store..")
        .check(CLASSES);
  }
}
