package fr.passerelle.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/// The whole program: arrows from the edges inward, a deciding that is pure, a demo that nothing
/// rests on.
@AnalyzeClasses(packages = "fr.passerelle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] VOCABULARY = {
        "fr.passerelle.mail..",
        "fr.passerelle.patient..",
        "fr.passerelle.document..",
        "fr.passerelle.people..",
        "fr.passerelle.config.."
    };

    /// What the six steps are put together in.
    private static final String[] ASSEMBLY = {
        "fr.passerelle.chain..",
        "fr.passerelle.serving..",
        "fr.passerelle.console..",
        "fr.passerelle.cli..",
        "fr.passerelle.demo.."
    };

    @ArchTest
    static final ArchRule noPackageNeedsOneThatNeedsIt =
            slices().matching("fr.passerelle.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule receivingKnowsNoLaterStep =
            noClasses()
                    .that()
                    .resideInAPackage("fr.passerelle.receiving..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("fr.passerelle..")
                                    .and(not(resideInAnyPackage(VOCABULARY)))
                                    .and(not(resideInAPackage("fr.passerelle.receiving.."))));

    @ArchTest
    static final ArchRule filingKnowsNoAnswer =
            noClasses()
                    .that()
                    .resideInAPackage("fr.passerelle.filing..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("fr.passerelle.answering..", "fr.passerelle.receiving..");

    @ArchTest
    static final ArchRule decidingKnowsTheVocabularyOnly =
            noClasses()
                    .that()
                    .resideInAPackage("fr.passerelle.deciding..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "fr.passerelle.receiving..",
                            "fr.passerelle.opening..",
                            "fr.passerelle.filing..",
                            "fr.passerelle.answering..",
                            "fr.passerelle.store..",
                            "fr.passerelle.mailets..");

    @ArchTest
    static final ArchRule answeringKnowsWhatWasDecided =
            noClasses()
                    .that()
                    .resideInAPackage("fr.passerelle.answering..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "fr.passerelle.receiving..",
                            "fr.passerelle.filing..",
                            "fr.passerelle.store..");

    @ArchTest
    static final ArchRule noStepKnowsWhatItIsAssembledIn =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ASSEMBLY)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ASSEMBLY);

    /// Pure: the same case, policy and instant give the same decision, wherever and whenever.
    @ArchTest
    static final ArchRule decidingReachesForNothing =
            noClasses()
                    .that()
                    .resideInAPackage("fr.passerelle.deciding..")
                    .and()
                    .haveSimpleNameNotEndingWith("File")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "jakarta..",
                            "org.slf4j..",
                            "java.sql..",
                            "javax.sql..",
                            "java.io..",
                            "java.nio.file..",
                            "java.net..",
                            "java.util.concurrent..");

    @ArchTest
    static final ArchRule decidingIsToldTheTime =
            noClasses()
                    .that()
                    .resideInAPackage("fr.passerelle.deciding..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(InstantSource.class, "system")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(Clock.class, "systemDefaultZone")
                    .orShould()
                    .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule onlyDoorsAndChainKnowTheMailLibrary =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "fr.passerelle.filing..",
                            "fr.passerelle.deciding..",
                            "fr.passerelle.answering..",
                            "fr.passerelle.store..",
                            "fr.passerelle.config..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.mail..", "org.apache.mailet..");

    /// The commands only read the error code of a store that would not open.
    @ArchTest
    static final ArchRule sqlIsSpokenInTheStoreOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("fr.passerelle.store..", "fr.passerelle.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule nothingRestsOnTheDemo =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("fr.passerelle.demo..", "fr.passerelle.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("fr.passerelle.demo..");

    @ArchTest static final ArchRule nobodyPrints = Habits.NOBODY_PRINTS;

    @ArchTest static final ArchRule timesAreOfJavaTime = Habits.TIMES_ARE_OF_JAVA_TIME;

    @ArchTest static final ArchRule classesAreNamedByNouns = Habits.CLASSES_ARE_NAMED_BY_NOUNS;

    @ArchTest static final ArchRule nothingIsNull = Habits.NOTHING_IS_NULL;
}
