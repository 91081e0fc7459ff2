package fr.passerelle.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/// Habits that every package has.
final class Habits {
    private Habits() {}

    /// What people read goes through a command or the log.
    static final ArchRule NOBODY_PRINTS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("fr.passerelle.cli..", "fr.passerelle.demo..")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .callMethod(Throwable.class, "printStackTrace");

    /// Only who speaks with the certificate libraries has to use their dates.
    static final ArchRule TIMES_ARE_OF_JAVA_TIME =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("fr.passerelle.opening.smime..")
                    .and()
                    .resideOutsideOfPackage("fr.passerelle.opening.trust..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.util\\.(Date|Calendar)|java\\.sql\\.(Date|Time|Timestamp)");

    /// These endings mean that the noun has not been found yet.
    static final ArchRule CLASSES_ARE_NAMED_BY_NOUNS =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Service")
                    .orShould()
                    .haveSimpleNameEndingWith("Dto");

    static final ArchRule NOTHING_IS_NULL = classes().should(new BeNullMarked());

    private static final class BeNullMarked extends ArchCondition<JavaClass> {
        BeNullMarked() {
            super("be in a package that is @NullMarked");
        }

        @Override
        public void check(JavaClass each, ConditionEvents events) {
            JavaPackage where = each.getPackage();
            boolean marked =
                    where.tryGetPackageInfo()
                            .map(info -> info.isAnnotatedWith(NullMarked.class))
                            .orElse(false);
            if (!marked) {
                events.add(
                        SimpleConditionEvent.violated(
                                each, each.getName() + ": package " + where.getName()));
            }
        }
    }
}
