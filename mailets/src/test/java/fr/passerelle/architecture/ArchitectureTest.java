package fr.passerelle.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The stateless half: opening and understanding, which must be loadable by a James server that
/// knows nothing of Spring or of a store.
@AnalyzeClasses(packages = "fr.passerelle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String VOCABULARY_MAIL = "fr.passerelle.mail..";
    private static final String VOCABULARY_PATIENT = "fr.passerelle.patient..";
    private static final String VOCABULARY_DOCUMENT = "fr.passerelle.document..";
    private static final String ARCHIVE = "fr.passerelle.archive..";
    private static final String XML = "fr.passerelle.xml..";
    private static final String OPENING = "fr.passerelle.opening..";
    private static final String UNDERSTANDING = "fr.passerelle.understanding..";
    private static final String MAILETS = "fr.passerelle.mailets..";

    @ArchTest
    static final ArchRule noPackageNeedsOneThatNeedsIt =
            slices().matching("fr.passerelle.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theVocabularyKnowsNoStep =
            noClasses()
                    .that()
                    .resideInAnyPackage(VOCABULARY_MAIL, VOCABULARY_PATIENT, VOCABULARY_DOCUMENT)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(OPENING, UNDERSTANDING, MAILETS));

    @ArchTest
    static final ArchRule openingKnowsTheVocabularyOnly =
            noClasses()
                    .that()
                    .resideInAPackage(OPENING)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("fr.passerelle..")
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            VOCABULARY_MAIL,
                                                            VOCABULARY_PATIENT,
                                                            VOCABULARY_DOCUMENT,
                                                            ARCHIVE,
                                                            XML,
                                                            OPENING))));

    /// One place to harden. The gateway builds DOM trees too, by James's own configuration
    /// classes: of files that the operator wrote, never of a message.
    @ArchTest
    static final ArchRule xmlHasOneDoor =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(XML)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javax.xml..",
                            "org.xml.sax..",
                            "org.w3c.dom..",
                            "com.ctc.wstx..",
                            "org.codehaus.stax2..");

    @ArchTest
    static final ArchRule theDoorToXmlKnowsOnlyMail =
            noClasses()
                    .that()
                    .resideInAPackage(XML)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("fr.passerelle..")
                                    .and(not(resideInAnyPackage(VOCABULARY_MAIL, XML))));

    @ArchTest
    static final ArchRule theDoorToZipsKnowsOnlyMail =
            noClasses()
                    .that()
                    .resideInAPackage(ARCHIVE)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("fr.passerelle..")
                                    .and(not(resideInAnyPackage(VOCABULARY_MAIL, ARCHIVE))));

    @ArchTest
    static final ArchRule zipsHaveOneDoor =
            noClasses()
                    .that()
                    .resideInAPackage("fr.passerelle..")
                    .and()
                    .resideOutsideOfPackage(ARCHIVE)
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.util\\.zip\\.Zip.*|java\\.util\\.jar\\..*");

    @ArchTest
    static final ArchRule understandingKnowsWhatOpeningMade =
            noClasses()
                    .that()
                    .resideInAPackage(UNDERSTANDING)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            MAILETS,
                            "fr.passerelle.opening.mime..",
                            "fr.passerelle.opening.smime..");

    @ArchTest
    static final ArchRule nothingHereKnowsSpringOrADatabase =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..", "java.sql..", "javax.sql..", "org.h2..");

    @ArchTest
    static final ArchRule onlyTheThinMailetsKnowJames =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(MAILETS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "jakarta.mail..", "org.apache.mailet..", "org.apache.james..");

    @ArchTest
    static final ArchRule readingAMessageNeedsNoNetworkAndNoFile =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            VOCABULARY_MAIL,
                            VOCABULARY_DOCUMENT,
                            "fr.passerelle.opening",
                            "fr.passerelle.opening.mime..",
                            "fr.passerelle.opening.xdm..",
                            ARCHIVE,
                            XML,
                            UNDERSTANDING)
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.net\\..*|java\\.nio\\.file\\..*|java\\.io\\.File.*");

    @ArchTest static final ArchRule nobodyPrints = Habits.NOBODY_PRINTS;

    @ArchTest static final ArchRule timesAreOfJavaTime = Habits.TIMES_ARE_OF_JAVA_TIME;

    @ArchTest static final ArchRule classesAreNamedByNouns = Habits.CLASSES_ARE_NAMED_BY_NOUNS;

    @ArchTest static final ArchRule nothingIsNull = Habits.NOTHING_IS_NULL;

    @ArchTest
    static final ArchRule mailetsAreTheLastWord =
            classes()
                    .that()
                    .resideInAPackage(MAILETS)
                    .should()
                    .onlyHaveDependentClassesThat()
                    .resideInAPackage(MAILETS);
}
