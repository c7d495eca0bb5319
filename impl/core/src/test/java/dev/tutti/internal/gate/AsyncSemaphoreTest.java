package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsyncSemaphoreTest {

    private static final int MANY = 100_000;

    private final Recorder<Integer> granted = new Recorder<>();

    @Test
    void givesAFreePermitAtOnceWithoutCallingBack() {
        AsyncSemaphore semaphore = new AsyncSemaphore(2, 1);

        AsyncSemaphore.Ticket ticket = semaphore.request(() -> granted.add(1));

        assertThat(ticket.atOnce()).isTrue();
        assertThat(semaphore.permits()).isEqualTo(1);
        assertThat(granted.events()).isEmpty();
    }

    @Test
    void grantsInOrderOfArrival() {
        AsyncSemaphore semaphore = new AsyncSemaphore(1, 100);
        AsyncSemaphore.Ticket holder = semaphore.request(() -> {});
        List<AsyncSemaphore.Ticket> waiting = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> waiting.add(semaphore.request(() -> granted.add(i))));

        holder.close();
        waiting.forEach(AsyncSemaphore.Ticket::close);

        assertThat(granted.events()).isEqualTo(IntStream.range(0, 100).boxed().toList());
        assertThat(semaphore.permits()).isEqualTo(1);
    }

    @Test
    void refusesTheFirstBeyondTheLimitAndRecovers() {
        AsyncSemaphore semaphore = new AsyncSemaphore(1, 10);
        AsyncSemaphore.Ticket holder = semaphore.request(() -> {});
        IntStream.range(0, 10)
                .forEach(
                        i -> assertThat(semaphore.request(() -> granted.add(i))).isNotNull());

        AsyncSemaphore.Ticket eleventh = semaphore.request(() -> granted.add(11));
        holder.close();
        AsyncSemaphore.Ticket afterRelease = semaphore.request(() -> granted.add(12));
        AsyncSemaphore.Ticket oneMore = semaphore.request(() -> granted.add(13));

        assertThat(eleventh).isNull();
        assertThat(afterRelease).isNotNull();
        assertThat(oneMore).isNull();
        assertThat(semaphore.waiting()).isEqualTo(10);
        assertThat(granted.events()).containsExactly(0);
    }

    @Test
    void withdrawnRequestFreesItsPlaceAndIsNeverGranted() {
        AsyncSemaphore semaphore = new AsyncSemaphore(1, 3);
        AsyncSemaphore.Ticket holder = semaphore.request(() -> {});
        AsyncSemaphore.Ticket first = semaphore.request(() -> granted.add(1));
        AsyncSemaphore.Ticket second = semaphore.request(() -> granted.add(2));
        AsyncSemaphore.Ticket third = semaphore.request(() -> granted.add(3));

        second.close();
        AsyncSemaphore.Ticket fourth = semaphore.request(() -> granted.add(4));
        holder.close();
        first.close();
        third.close();
        fourth.close();

        assertThat(granted.events()).containsExactly(1, 3, 4);
        assertThat(semaphore.waiting()).isZero();
        assertThat(semaphore.permits()).isEqualTo(1);
    }

    @Test
    void ticketClosedTwiceGivesBackOnePermit() {
        AsyncSemaphore semaphore = new AsyncSemaphore(1, 1);
        AsyncSemaphore.Ticket ticket = semaphore.request(() -> {});

        ticket.close();
        ticket.close();

        assertThat(semaphore.permits()).isEqualTo(1);
    }

    @Test
    void releaseInsideAGrantDoesNotRecurse() {
        AsyncSemaphore semaphore = new AsyncSemaphore(1, MANY);
        AsyncSemaphore.Ticket holder = semaphore.request(() -> {});
        AsyncSemaphore.Ticket[] tickets = new AsyncSemaphore.Ticket[MANY];
        for (int i = 0; i < MANY; i++) {
            int number = i;
            tickets[i] = semaphore.request(() -> {
                granted.add(number);
                tickets[number].close();
            });
        }

        holder.close();

        assertThat(granted.events()).isEqualTo(IntStream.range(0, MANY).boxed().toList());
        assertThat(semaphore.permits()).isEqualTo(1);
    }

    @Test
    void grantsEveryPermitThatIsReleasedInsideAGrant() {
        AsyncSemaphore semaphore = new AsyncSemaphore(3, 10);
        List<AsyncSemaphore.Ticket> holders =
                IntStream.range(0, 3).mapToObj(i -> semaphore.request(() -> {})).toList();
        semaphore.request(() -> {
            granted.add(0);
            holders.get(1).close();
            holders.get(2).close();
        });
        IntStream.range(1, 5).forEach(i -> semaphore.request(() -> granted.add(i)));

        holders.get(0).close();

        assertThat(granted.events()).containsExactly(0, 1, 2);
        assertThat(semaphore.waiting()).isEqualTo(2);
    }

    @Test
    void requestMadeWhilePermitsAreBeingGrantedGoesBehindThoseWhoWait() {
        AsyncSemaphore semaphore = new AsyncSemaphore(2, 10);
        AsyncSemaphore.Ticket first = semaphore.request(() -> {});
        AsyncSemaphore.Ticket second = semaphore.request(() -> {});
        semaphore.request(() -> {
            granted.add(1);
            second.close(); // a permit is free now, and somebody waits for it
            semaphore.request(() -> granted.add(3));
        });
        AsyncSemaphore.Ticket waiter = semaphore.request(() -> granted.add(2));

        first.close();
        waiter.close();

        assertThat(granted.events()).containsExactly(1, 2, 3);
    }
}
