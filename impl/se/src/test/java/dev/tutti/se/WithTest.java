package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Actor;
import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.Tutti;
import dev.tutti.internal.cdi.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one can give a Tutti at its start, and what becomes of one that cannot start. */
class WithTest {

    private static final Duration GUARD = Duration.ofSeconds(20);
    private static final String TOTALS = "dev.tutti.se.WithTest$Totals";

    @ApplicationScoped
    static class Pricing {
        @Inject
        Totals totals;

        @Remote
        TaskRef<Integer> quote(String sku) {
            return totals.add(sku.length());
        }
    }

    @Actor
    static class Totals {
        private int total; // touched in turns only

        TaskRef<Integer> add(int more) {
            return TaskRef.of(total += more);
        }
    }

    static class Plain {
        @Inject
        Pricing pricing;
    }

    @Test
    void beansAreThoseOfTheClassesGiven() {
        try (Tutti tutti = Tutti.with()
                .beans(Pricing.class, Totals.class)
                .beans(Plain.class)
                .start()) {
            Plain plain = tutti.bean(Plain.class);

            assertThat(plain.pricing.quote("sku-1").result(GUARD)).isEqualTo(5);
            assertThat(tutti.tasks().submitStage(Pricing::quote, "sku-1").result(GUARD))
                    .isEqualTo(10);
        }
    }

    @Test
    void withoutDiscoveryTheyAreStillRemoteAndActors() {
        try (Tutti tutti = Tutti.with()
                .beans(Pricing.class, Totals.class)
                .withoutDiscovery()
                .start()) {
            Pricing pricing = tutti.bean(Pricing.class);

            assertThat(pricing.quote("sku-1").result(GUARD)).isEqualTo(5);
            assertThat(tutti.tasks().submit(x -> x + 1, 10).result(GUARD)).isEqualTo(11);
        }
    }

    @Test
    void aClassThatIsFoundTooIsOneBean() {
        try (Tutti tutti = Tutti.with().beans(Deployment.class).start()) {
            assertThat(tutti.bean(Deployment.class)).isNotNull();
        }
    }

    interface NoClass {}

    abstract static class Partial {}

    class Inner {}

    enum Constant {}

    @ParameterizedTest
    @ValueSource(classes = {NoClass.class, Partial.class, Inner.class, Constant.class, int.class, Plain[].class})
    void whatCannotBeABeanIsRefused(Class<?> type) {
        Tutti.Builder with = Tutti.with();

        assertThatThrownBy(() -> with.beans(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(type.getName(), "not abstract", "static");
    }

    @Test
    void configurationOfTheProgramIsAboveSystemProperties() {
        String key = TOTALS + "/Actor/maxPending";
        System.setProperty(key, "none");
        try (Warnings warnings = Warnings.heard();
                Tutti tutti = Tutti.with()
                        .beans(Totals.class)
                        .config(key, "7")
                        .config("tutti.drain-timeout", "PT0S")
                        .start()) {
            assertThat(tutti.bean(Totals.class).add(1).result(GUARD)).isEqualTo(1);
            assertThat(warnings.all()).isEmpty();
        } finally {
            System.clearProperty(key);
        }
    }

    @ParameterizedTest
    @CsvSource({
        TOTALS + "/Actor/maxConcurency, 10, did you mean maxConcurrency?",
        TOTALS + "/Acter/maxConcurrency, 10, did you mean Actor?",
        TOTALS + "/Actor/maxConcurrency, ten, 'must be a whole number of 1 or more, was ten'",
        "dev.tutti.se.WithTest$Total/Actor/maxConcurrency, 10, did you mean " + TOTALS,
        "tutti.drain-timeot, PT1S, did you mean tutti.drain-timeout?",
        "drain-timeout, PT1S, did you mean tutti.drain-timeout?",
        "com.acme.color, red, META-INF/microprofile-config.properties"
    })
    void aMistakeInTheProgramsConfigurationEndsTheStart(String key, String value, String fix) throws Exception {
        Tutti.Builder with = Tutti.with().beans(Totals.class).config(key, value);

        assertThatThrownBy(with::start).hasMessageContainingAll(key, "Tutti.with().config(...)", fix);
        assertThat(Threads.left()).isEmpty();
    }

    @Test
    void aMistakeInTheProgramsFileEndsTheStart() throws Exception {
        Configuration.of(
                () -> assertThatThrownBy(Tutti::start)
                        .hasMessageContainingAll(
                                "tutti.submision-trace",
                                "META-INF/microprofile-config.properties",
                                "did you mean tutti.submission-trace?"),
                "tutti.submision-trace",
                "true");

        assertThat(Threads.left()).isEmpty();
    }

    @ApplicationScoped
    static class Failing {
        void started(@Observes @Initialized(ApplicationScoped.class) Object event, Totals totals) {
            totals.add(1).result(GUARD);
            throw new IllegalStateException("of the program's");
        }
    }

    @Test
    void whatHasStartedEndsWhereTheStartFails() throws Exception {
        Tutti.Builder with = Tutti.with().beans(Totals.class, Failing.class);

        assertThatThrownBy(with::start).hasStackTraceContaining("of the program's");
        assertThat(Threads.left()).isEmpty();
    }

    @ApplicationScoped
    static class Wrong {
        @Remote
        int call() {
            return 0;
        }
    }

    @Test
    void aFailedStartIsInNobodysWay() throws Exception {
        Tutti.Builder wrong = Tutti.with().beans(Wrong.class);

        assertThatThrownBy(wrong::start).hasMessageContainingAll("Wrong.call()", "returns int", "return one of Uni");
        assertThat(Threads.left()).isEmpty();
        try (Tutti tutti = Tutti.start()) {
            assertThat(tutti.tasks().submit(x -> x + 1, 10).result(GUARD)).isEqualTo(11);
        }
    }
}
