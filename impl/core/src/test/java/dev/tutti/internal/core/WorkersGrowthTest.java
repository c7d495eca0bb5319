package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.internal.Barrier;
import dev.tutti.internal.EngineExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkersGrowthTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private final Barrier barrier = new Barrier();

    @Test
    void bodiesThatWaitAreAllInsideAtOnceAndTheirWorkersGoAgain() throws Exception {
        List<TaskRef<Boolean>> bodies = IntStream.range(0, 200)
                .mapToObj(i -> tutti.tasks().submit(barrier::passStubbornly))
                .toList();

        barrier.awaitArrivals(200);
        barrier.open();
        bodies.forEach(body -> body.result(BOUND));

        long end = System.nanoTime() + BOUND.toNanos();
        while (alive().size() > PROCESSORS && System.nanoTime() < end) {
            alive().get(0).join(50);
        }
        assertThat(alive()).hasSize(PROCESSORS);
    }

    @Test
    void bodiesThatReadFromOtherSystemsAreAllInsideAtOnce() throws Exception {
        int many = 20;
        try (ServerSocket other = new ServerSocket(0, many, InetAddress.getLoopbackAddress())) {
            other.setSoTimeout((int) BOUND.toMillis());
            List<TaskRef<Integer>> bodies = IntStream.range(0, many)
                    .mapToObj(i -> tutti.tasks().submit(() -> ask(other)))
                    .toList();

            List<Socket> asked = new ArrayList<>();
            while (asked.size() < many) {
                asked.add(other.accept()); // nobody has been answered yet
            }
            for (Socket one : asked) {
                one.getOutputStream().write(7);
            }

            assertThat(bodies).extracting(body -> body.result(BOUND)).containsOnly(7);
        }
    }

    private static int ask(ServerSocket other) throws IOException {
        try (Socket socket = new Socket(other.getInetAddress(), other.getLocalPort())) {
            return socket.getInputStream().read();
        }
    }

    private List<Thread> alive() {
        return workers().stream().filter(Thread::isAlive).toList();
    }

    private List<Thread> workers() {
        return tutti.threads().stream()
                .filter(thread -> thread.getName().startsWith("tutti-worker"))
                .toList();
    }
}
