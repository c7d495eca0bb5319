package dev.tutti.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private final Agenda agenda = new Agenda();
    private final List<String> run = new ArrayList<>();

    private Runnable add(long nanos, String what) {
        return agenda.add(Duration.ofNanos(nanos), () -> run.add(what));
    }

    private void goOn(long to) {
        agenda.goOn(to).forEach(Runnable::run);
    }

    @Test
    void earlierComesFirst() {
        add(3, "third");
        add(1, "first");
        add(2, "second");

        goOn(3);

        assertThat(run).containsExactly("first", "second", "third");
    }

    @Test
    void whatIsDueAtOneTimeComesInOrderOfAddition() {
        add(5, "first");
        add(5, "second");
        goOn(2);
        add(3, "third");

        goOn(5);

        assertThat(run).containsExactly("first", "second", "third");
    }

    @Test
    void nothingComesBeforeItsTime() {
        add(5, "at five");

        goOn(4);

        assertThat(run).isEmpty();
        assertThat(agenda.next()).isEqualTo(5);
    }

    @Test
    void nothingComesTwice() {
        add(5, "once");

        goOn(5);
        goOn(10);

        assertThat(run).containsExactly("once");
    }

    @Test
    void whatIsTakenBackDoesNotCome() {
        Runnable takeBack = add(5, "taken back");
        add(5, "stays");

        takeBack.run();
        goOn(5);

        assertThat(run).containsExactly("stays");
        assertThat(agenda.size()).isZero();
    }

    @Test
    void negativeTimeIsNow() {
        goOn(10);

        agenda.add(Duration.ofSeconds(Long.MIN_VALUE), () -> run.add("now"));

        assertThat(agenda.next()).isEqualTo(10);
    }

    @Test
    void timeWithoutEndIsNever() {
        goOn(10);

        agenda.add(Duration.ofSeconds(Long.MAX_VALUE), () -> run.add("never"));

        assertThat(agenda.next()).isEqualTo(Agenda.NEVER);
    }
}
