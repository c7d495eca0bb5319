package dev.tutti.se;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Actor;
import dev.tutti.Self;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a deployment says of the fields of actors. */
class FieldsOfActorsTest {

    @Actor
    static class Open {
        int count;

        protected final List<String> lines = List.of();

        void increment() {
            count++;
        }
    }

    @Actor
    static class Closed {
        static int made;

        final int limit = 10;
        final String name = "closed";

        @Inject
        Self<Closed> self;

        private int count;

        void increment() {
            count++;
        }
    }

    @Test
    void fieldsThatOthersCanAccessAreWarnedOf() {
        try (Warnings warnings = Warnings.heard()) {
            Beans.of(Open.class).close();

            assertThat(warnings.all())
                    .filteredOn(warning -> warning.contains("a field of an actor"))
                    .satisfiesExactlyInAnyOrder(
                            count -> assertThat(count).contains("Open.count", "make it private", "add a method"),
                            lines -> assertThat(lines).contains("Open.lines", "make it private", "add a method"));
        }
    }

    @Test
    void fieldsThatNobodyElseSeesOrThatAreConstantOrInjectedAreNot() {
        try (Warnings warnings = Warnings.heard()) {
            Beans.of(Closed.class).close();

            assertThat(warnings.all()).noneMatch(warning -> warning.contains("a field of an actor"));
        }
    }
}
