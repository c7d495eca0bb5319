package dev.tutti.scenarios.self;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Actors;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Calls to oneself that are intercepted. */
public class SelfTest {

    @Inject
    Echo.Bean bean;

    @Inject
    Echo.Cell cell;

    @Inject
    Actors actors;

    @Test
    void aCallThroughSelfIsATask() {
        assertThat(bean.threadOfItself().result(GUARD)).isNotSameAs(Thread.currentThread());
        assertThat(bean.threadOfItselfInATask().result(GUARD).getName()).startsWith("tutti-worker");
    }

    @Test
    void aCallThroughThisIsNone() {
        bean.thread().result(GUARD); // creates the bean

        assertThat(bean.threadOfThis().result(GUARD)).isSameAs(Thread.currentThread());
    }

    @Test
    void anActorThatWasMadeIsItsOwnSelf() {
        Echo.Cell one = actors.of(Echo.Cell.class).create();
        Echo.Cell two = actors.of(Echo.Cell.class).create();
        cell.rename("the application's").result(GUARD);
        one.rename("one").result(GUARD);
        two.rename("two").result(GUARD);

        assertThat(one.nameOfItself().result(GUARD)).isEqualTo("one");
        assertThat(two.nameOfItself().result(GUARD)).isEqualTo("two");
        assertThat(cell.nameOfItself().result(GUARD)).isEqualTo("the application's");
    }

    @Test
    void anActorMayCallItselfWhileItIsBeingCreated() {
        assertThat(actors.of(Echo.Cell.class).create().nameAtBirth().result(GUARD))
                .isEqualTo("nobody");
    }
}
