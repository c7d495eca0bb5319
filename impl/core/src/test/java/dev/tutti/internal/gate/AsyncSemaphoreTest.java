package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.Recorder;
import dev.tutti.internal.core.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsyncSemaphoreTest {

    private static final int MANY = 100_000;

    private final Recorder<Integer> granted = new Recorder<>();

    @Test
    void givesAFreePermitAtOnceWithoutCallingBack() {
        AsyncSemaphore semaphore = new AsyncSemaphore(Capacity.of(2, 1), System::nanoTime);

        AsyncSemaphore.Ticket ticket = request(semaphore, () -> granted.add(1));

        assertThat(ticket.atOnce()).isTrue();
        assertThat(semaphore.permits()).isEqualTo(1);
        assertThat(granted.events()).isEmpty();
    }

    @Test
    void grantsInOrderOfArrival() {
        AsyncSemaphore semaphore = new AsyncSemaphore(Capacity.of(1, 100), System::nanoTime);
        AsyncSemaphore.Ticket holder = request(semaphore, () -> {});
        List<AsyncSemaphore.Ticket> waiting = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> waiting.add(request(semaphore, () -> granted.add(i))));

        close(holder);
        waiting.forEach(AsyncSemaphoreTest::close);

        assertThat(granted.events()).isEqualTo(IntStream.range(0, 100).boxed().toList());
        assertThat(semaphore.permits()).isEqualTo(1);
    }

    @Test
    void refusesTheFirstBeyondTheLimitAndRecovers() {
        AsyncSemaphore semaphore = new AsyncSemaphore(Capacity.of(1, 10), System::nanoTime);
        AsyncSemaphore.Ticket holder = request(semaphore, () -> {});
        IntStream.range(0, 10)
                .forEach(i ->
                        assertThat(request(semaphore, () -> granted.add(i))).isNotNull());

        AsyncSemaphore.Ticket eleventh = request(semaphore, () -> granted.add(11));
        close(holder);
        AsyncSemaphore.Ticket afterRelease = request(semaphore, () -> granted.add(12));
        AsyncSemaphore.Ticket oneMore = request(semaphore, () -> granted.add(13));

        assertThat(eleventh).isNull();
        assertThat(afterRelease).isNotNull();
        assertThat(oneMore).isNull();
        assertThat(semaphore.waiting()).isEqualTo(10);
        assertThat(granted.events()).containsExactly(0);
    }

    @Test
    void withdrawnRequestFreesItsPlaceAndIsNeverGranted() {
        AsyncSemaphore semaphore = new AsyncSemaphore(Capacity.of(1, 3), System::nanoTime);
        AsyncSemaphore.Ticket holder = request(semaphore, () -> {});
        AsyncSemaphore.Ticket first = request(semaphore, () -> granted.add(1));
        AsyncSemaphore.Ticket second = request(semaphore, () -> granted.add(2));
        AsyncSemaphore.Ticket third = request(semaphore, () -> granted.add(3));

        close(second);
        AsyncSemaphore.Ticket fourth = request(semaphore, () -> granted.add(4));
        close(holder);
        close(first);
        close(third);
        close(fourth);

        assertThat(granted.events()).containsExactly(1, 3, 4);
        assertThat(semaphore.waiting()).isZero();
        assertThat(semaphore.permits()).isEqualTo(1);
    }

    @Test
    void ticketClosedTwiceGivesBackOnePermit() {
        AsyncSemaphore semaphore = new AsyncSemaphore(Capacity.of(1, 1), System::nanoTime);
        AsyncSemaphore.Ticket ticket = request(semaphore, () -> {});

        close(ticket);
        close(ticket);

        assertThat(semaphore.permits()).isEqualTo(1);
    }

    @Test
    void releaseInsideAGrantDoesNotRecurse() {
        AsyncSemaphore semaphore = new AsyncSemaphore(Capacity.of(1, MANY), System::nanoTime);
        AsyncSemaphore.Ticket holder = request(semaphore, () -> {});
        AsyncSemaphore.Ticket[] tickets = new AsyncSemaphore.Ticket[MANY];
        for (int i = 0; i < MANY; i++) {
            int number = i;
            tickets[i] = request(semaphore, () -> {
                granted.add(number);
                close(tickets[number]);
            });
        }

        close(holder);

        assertThat(granted.events()).isEqualTo(IntStream.range(0, MANY).boxed().toList());
        assertThat(semaphore.permits()).isEqualTo(1);
    }

    @Test
    void grantsEveryPermitThatIsReleasedInsideAGrant() {
        AsyncSemaphore semaphore = new AsyncSemaphore(Capacity.of(3, 10), System::nanoTime);
        List<AsyncSemaphore.Ticket> holders = IntStream.range(0, 3)
                .mapToObj(i -> request(semaphore, () -> {}))
                .toList();
        request(semaphore, () -> {
            granted.add(0);
            close(holders.get(1));
            close(holders.get(2));
        });
        IntStream.range(1, 5).forEach(i -> request(semaphore, () -> granted.add(i)));

        close(holders.get(0));

        assertThat(granted.events()).containsExactly(0, 1, 2);
        assertThat(semaphore.waiting()).isEqualTo(2);
    }

    @Test
    void requestMadeWhilePermitsAreBeingGrantedGoesBehindThoseWhoWait() {
        AsyncSemaphore semaphore = new AsyncSemaphore(Capacity.of(2, 10), System::nanoTime);
        AsyncSemaphore.Ticket first = request(semaphore, () -> {});
        AsyncSemaphore.Ticket second = request(semaphore, () -> {});
        request(semaphore, () -> {
            granted.add(1);
            close(second); // a permit is free now, and somebody waits for it
            request(semaphore, () -> granted.add(3));
        });
        AsyncSemaphore.Ticket waiter = request(semaphore, () -> granted.add(2));

        close(first);
        close(waiter);

        assertThat(granted.events()).containsExactly(1, 2, 3);
    }

    private static AsyncSemaphore.Ticket request(AsyncSemaphore semaphore, Runnable granted) {
        AsyncSemaphore.Ticket ticket = semaphore.ticket(
                new Work() {
                    @Override
                    public void run() {
                        granted.run();
                    }

                    @Override
                    public void reject(RejectedExecutionException why) {
                        throw why;
                    }
                },
                null);
        return semaphore.request(ticket) ? ticket : null;
    }

    private static void close(AsyncSemaphore.Ticket ticket) {
        ticket.release();
        ticket.handOn();
    }
}
