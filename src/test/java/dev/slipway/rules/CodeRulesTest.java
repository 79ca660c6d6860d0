package dev.slipway.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What production code doesn't do, or does in one place only. */
class CodeRulesTest {
    /** Where each process makes its clock, which is handed on from there. */
    private static final String[] CLOCKS = {
        "dev.slipway.platform.PlatformClock", "dev.slipway.router.RouterMain", "dev.slipway.cli.Main"
    };

    @Test
    void nothingSleeps() {
        check(noClasses()
                .should(call(target(name("sleep"))
                        .and(target(owner(type(Thread.class))).or(target(owner(type(TimeUnit.class))))))));
    }

    @Test
    void onlyTheClientPrints() {
        check(noClasses().that().resideOutsideOfPackage("dev.slipway.cli..").should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void timeComesFromAClockThatWasHandedIn() {
        DescribedPredicate<JavaCall<?>> clock =
                target(owner(type(Clock.class))).and(target(nameStartingWith("system")));
        DescribedPredicate<JavaCall<?>> now = target(owner(resideInAPackage("java.time")))
                .and(target(name("now")))
                .and(target(rawParameterTypes(new Class<?>[0])));
        DescribedPredicate<JavaCall<?>> millis =
                target(owner(type(System.class))).and(target(name("currentTimeMillis")));
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CLOCKS[0])
                .and()
                .doNotHaveFullyQualifiedName(CLOCKS[1])
                .and()
                .doNotHaveFullyQualifiedName(CLOCKS[2])
                .should(call(clock.or(now).or(millis))));
    }

    @Test
    void nothingLogsThroughJavaUtilLogging() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
    }

    @Test
    void namesSayWhatAClassDoes() {
        check(noClasses().should().haveNameMatching(".*(Manager|Helper|Impl|Utils?)(\\$.*)?"));
    }

    @Test
    void everyPackageIsNullMarked() {
        check(classes().should(new ArchCondition<JavaClass>("be in a package marked by its package-info.java") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                boolean marked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        javaClass, marked, javaClass.getName() + " is in " + javaClass.getPackageName()));
            }
        }));
    }

    private static ArchCondition<JavaClass> call(DescribedPredicate<? super JavaMethodCall> calls) {
        return callMethodWhere(calls.forSubtype());
    }

    private static void check(ArchRule rule) {
        rule.check(Modules.CLASSES);
    }
}
