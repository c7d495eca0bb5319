package dev.tutti.bench;

import dev.tutti.Tutti;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * What a call costs that waits: bytes that it retains, and how long its caller takes to make it, while a thousand and while a
 * million others wait. Each peer has a JVM of its own: {@code P5WaitingCalls tutti|pekko|faultTolerance <file>}.
 *
 * <p>Bytes are those in use after a collection, for the callers' futures too, since somebody will look at them.
 */
public final class P5WaitingCalls {

    private static final int[] WAITING = {1_000, 10_000, 100_000, 1_000_000};
    private static final int MEASURED = 1_000; // the last of each
    private static final CountDownLatch END = new CountDownLatch(1);

    private P5WaitingCalls() {}

    public static void main(String[] arguments) throws Exception {
        String peer = arguments[0];
        List<String> lines = switch (peer) {
            case "tutti" -> tutti();
            case "pekko" -> pekko();
            case "faultTolerance" -> faultTolerance();
            default -> throw new IllegalArgumentException(peer + " is none of tutti, pekko, faultTolerance");
        };
        Files.write(Path.of(arguments[1]), lines);
        lines.forEach(System.out::println);
        Runtime.getRuntime().halt(0); // a million waiting calls need not be told
    }

    private static List<String> tutti() {
        Tutti tutti = Tutti.start();
        Hall hall = tutti.actors().of(Hall.class).maxPending(2_000_000).create();
        return measure("tutti", hall::stay);
    }

    private static List<String> faultTolerance() {
        Crowd crowd = Tutti.start().bean(Crowd.class);
        return measure("faultTolerance", crowd::stay);
    }

    private static List<String> pekko() {
        record Stay(ActorRef<Integer> replyTo) {}
        ActorSystem<Stay> hall = ActorSystem.create(
                Behaviors.receive(Stay.class)
                        .onMessage(Stay.class, stay -> {
                            END.await();
                            return Behaviors.same();
                        })
                        .build(),
                "hall");
        return measure("pekko", () -> AskPattern.ask(hall, Stay::new, java.time.Duration.ofHours(1), hall.scheduler()));
    }

    private static List<String> measure(String peer, Supplier<CompletionStage<Integer>> call) {
        List<String> lines = new ArrayList<>();
        List<CompletionStage<Integer>> futures = new ArrayList<>(WAITING[WAITING.length - 1]);
        for (int i = 0; i < MEASURED; i++) { // those that are inside, and the code that is to be compiled
            futures.add(call.get());
        }
        long before = used();
        int inside = futures.size();
        for (int waiting : WAITING) {
            Histogram submit = new Histogram(3);
            while (futures.size() < waiting + inside) {
                long start = System.nanoTime();
                futures.add(call.get());
                long took = System.nanoTime() - start;
                if (futures.size() > waiting + inside - MEASURED) {
                    submit.recordValue(took);
                }
            }
            lines.add("%s,%d,%.0f,%d,%d"
                    .formatted(
                            peer,
                            waiting,
                            (double) (used() - before) / waiting,
                            submit.getValueAtPercentile(50),
                            submit.getValueAtPercentile(99)));
        }
        return lines;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
