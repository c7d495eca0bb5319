package dev.tutti.internal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may see which. Plain test methods, because ArchUnit's own test fields are not run by Surefire. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tutti");

    private static final String INTERNAL = "dev.tutti.internal";
    private static final String MUTINY = "io.smallrye.mutiny..";
    private static final String[] PLATFORM = {
        "jakarta..", "org.eclipse.microprofile..", "org.glassfish..", "org.jboss.."
    };

    /** What each package of the engine may see beside itself, the JDK and the API. */
    private static final Map<String, List<String>> MAY_SEE = Map.ofEntries(
            Map.entry("core", List.of()),
            Map.entry("gate", List.of(internal("core"))),
            Map.entry("ref", List.of(internal("core"), MUTINY)),
            Map.entry("actor", List.of(internal("core"), internal("gate"), internal("ref"))),
            Map.entry("client", List.of(internal("core"), internal("ref"), MUTINY)),
            Map.entry("coordination", List.of(internal("core"), internal("ref"), MUTINY)),
            Map.entry("graph", List.of(internal("client"), internal("core"), internal("ref"))),
            Map.entry("result", List.of(internal("core"), internal("ref"), MUTINY)),
            Map.entry(
                    "context",
                    List.of(
                            "jakarta.enterprise..",
                            "jakarta.security.jacc..",
                            "javax.naming..",
                            "org.eclipse.microprofile.context..")),
            Map.entry("config", List.of("org.eclipse.microprofile.config..")),
            Map.entry(
                    "rest",
                    List.of(
                            internal("ref"),
                            MUTINY,
                            "jakarta.ws.rs..",
                            "org.glassfish.hk2.utilities.binding..",
                            "org.glassfish.jersey.server..",
                            "org.jboss.resteasy.spi..")));

    /** Sees all the others, being the composition root. */
    private static final String ROOT = "cdi";

    private static final Set<String> SEE_THE_PLATFORM =
            Set.of("cdi", "context", "config", "rest", "health", "telemetry");

    @TestFactory
    Stream<DynamicTest> packageSeesNoMoreThanItsRow() {
        return MAY_SEE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> classes()
                                .that()
                                .resideInAPackage(internal(row.getKey()))
                                .should()
                                .onlyDependOnClassesThat(known(row.getKey(), row.getValue()))
                                .check(ALL)));
    }

    @Test
    void everyPackageHasARow() {
        Set<String> packages = internalPackages()
                .map(each -> each.getRelativeName())
                .filter(name -> !name.equals(ROOT))
                .collect(Collectors.toSet());

        assertThat(MAY_SEE.keySet()).isEqualTo(packages);
    }

    @Test
    void packagesHaveNoCycle() {
        slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void onlyTheSkinSeesThePlatform() {
        String[] skin =
                SEE_THE_PLATFORM.stream().map(ArchitectureTest::internal).toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(INTERNAL + "..")
                .and()
                .resideOutsideOfPackages(skin)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PLATFORM)
                .check(ALL);
    }

    @Test
    void apiSeesNothingInternal() {
        noClasses()
                .that(areOfTheApi())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL + "..")
                .check(ALL);
    }

    @Test
    void apiSeesOnlyTheJdkCdiAnnotationsAndMutiny() {
        classes()
                .that(areOfTheApi())
                .should()
                .onlyDependOnClassesThat(areOfTheApi()
                        .or(resideInAnyPackage("java..", "org.jspecify..", MUTINY))
                        .or(resideInAnyPackage("jakarta.enterprise..", "jakarta.interceptor..", "jakarta.inject..")
                                .and(JavaClass.Predicates.assignableTo(java.lang.annotation.Annotation.class))))
                .check(ALL);
    }

    @Test
    void everyPackageIsNullMarked() {
        Stream<JavaPackage> unmarked =
                internalPackages().filter(each -> !each.isAnnotatedWith(NullMarked.class.getName()));

        assertThat(unmarked).isEmpty();
    }

    @Test
    void staticFieldsAreFinal() {
        fields().that().areStatic().should().beFinal().check(ALL);
    }

    @Test
    void publicStaticFieldsAreConstants() {
        Stream<JavaField> mutable = ALL.stream()
                .flatMap(each -> each.getFields().stream())
                .filter(field -> field.getModifiers().containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC)))
                .filter(field -> !(isEnumConstant(field)
                        || field.getRawType().isPrimitive()
                        || field.getRawType().isEquivalentTo(String.class)));

        assertThat(mutable).isEmpty();
    }

    private static boolean isEnumConstant(JavaField field) {
        return field.getOwner().isEnum()
                && field.getOwner().getEnumConstants().stream()
                        .map(JavaEnumConstant::name)
                        .anyMatch(field.getName()::equals);
    }

    private static DescribedPredicate<JavaClass> known(String name, List<String> others) {
        String[] packages = Stream.of(List.of(internal(name), "java..", "org.jspecify.."), others)
                .flatMap(List::stream)
                .toArray(String[]::new);
        return resideInAnyPackage(packages).or(areOfTheApi());
    }

    private static DescribedPredicate<JavaClass> areOfTheApi() {
        return resideInAPackage("dev.tutti")
                .or(resideInAPackage("dev.tutti.spi.."))
                .as("are of the API");
    }

    private static Stream<JavaPackage> internalPackages() {
        return ALL.getPackage(INTERNAL).getSubpackagesInTree().stream();
    }

    private static String internal(String name) {
        return INTERNAL + "." + name + "..";
    }
}
