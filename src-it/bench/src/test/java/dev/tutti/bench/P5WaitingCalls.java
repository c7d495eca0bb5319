package dev.tutti.bench;

import dev.tutti.Tutti;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.openjdk.jol.info.GraphLayout;

/**
 * What a call costs that waits: bytes that it retains, and how long its caller takes to make it, while a thousand and while a
 * million others wait. Each peer has a JVM of its own: {@code P5WaitingCalls tutti|pekko|faultTolerance <file>}.
 *
 * <p>Bytes are those in use after a collection, with the callers' futures, since somebody will look at them. Of ours JOL
 * counts, too, what can be reached from the actor and the futures.
 */
public final class P5WaitingCalls {

    private static final int[] WAITING = {1_000, 10_000, 100_000, 1_000_000};
    private static final int INSIDE = 1_000; // those that do not wait
    private static final int MEASURED = 1_000; // the last of each
    private static final int WARM_UP = 300_000;
    private static final int COUNTED_BY_JOL = 10_000;
    private static final CountDownLatch END = new CountDownLatch(1);

    private final String peer;
    private final List<String> lines = new ArrayList<>();

    private P5WaitingCalls(String peer) {
        this.peer = peer;
        lines.add("work,by,median,low,high,unit,bytes");
    }

    public static void main(String[] arguments) throws Exception {
        P5WaitingCalls calls = new P5WaitingCalls(arguments[0]);
        switch (calls.peer) {
            case "tutti" -> calls.tutti();
            case "pekko" -> calls.measure(pekko("warmUp"), pekko("hall"));
            case "faultTolerance" -> calls.faultTolerance();
            default -> throw new IllegalArgumentException(calls.peer + " is none of tutti, pekko, faultTolerance");
        }
        Files.write(Path.of(arguments[1]), calls.lines);
        calls.lines.forEach(System.out::println);
        Runtime.getRuntime().halt(0); // a million waiting calls need not be told
    }

    private void tutti() {
        Tutti tutti = Plain.begin();
        countByJol(hall(tutti));
        measure(hall(tutti)::stay, hall(tutti)::stay);
    }

    private static Hall hall(Tutti tutti) {
        return tutti.actors().of(Hall.class).maxPending(2_000_000).create();
    }

    private void faultTolerance() {
        Crowd crowd = Plain.begin().bean(Crowd.class);
        measure(crowd::warmUp, crowd::stay);
    }

    private static Supplier<CompletionStage<Integer>> pekko(String name) {
        record Stay(ActorRef<Integer> replyTo) {}
        ActorSystem<Stay> hall = ActorSystem.create(
                Behaviors.receive(Stay.class)
                        .onMessage(Stay.class, stay -> {
                            END.await();
                            return Behaviors.same();
                        })
                        .build(),
                name);
        return () -> AskPattern.ask(hall, Stay::new, Duration.ofHours(1), hall.scheduler());
    }

    private void countByJol(Hall hall) {
        List<CompletionStage<Integer>> futures = new ArrayList<>(INSIDE + COUNTED_BY_JOL);
        make(hall::stay, INSIDE, futures);
        long before = GraphLayout.parseInstance(hall, futures).totalSize();
        make(hall::stay, COUNTED_BY_JOL, futures);
        long after = GraphLayout.parseInstance(hall, futures).totalSize();
        line("retained (JOL)", (double) (after - before) / COUNTED_BY_JOL, "B");
    }

    private void measure(Supplier<CompletionStage<Integer>> warmUp, Supplier<CompletionStage<Integer>> call) {
        List<CompletionStage<Integer>> others = new ArrayList<>(WARM_UP);
        make(warmUp, WARM_UP, others);
        List<CompletionStage<Integer>> futures = new ArrayList<>(INSIDE + WAITING[WAITING.length - 1]);
        make(call, INSIDE, futures);
        long before = used();
        for (int waiting : WAITING) {
            make(call, INSIDE + waiting - MEASURED - futures.size(), futures);
            Histogram submit = new Histogram(3);
            for (int i = 0; i < MEASURED; i++) {
                long start = System.nanoTime();
                futures.add(call.get());
                submit.recordValue(System.nanoTime() - start);
            }
            double retained = (double) (used() - before) / waiting;
            line(waiting == 1_000_000 ? "retained" : "retained at " + waiting, retained, "B");
            line("p50 at " + waiting, submit.getValueAtPercentile(50), "ns");
            line("p99 at " + waiting, submit.getValueAtPercentile(99), "ns");
        }
        if (others.size() + futures.size() == 0) { // all are held until here
            throw new AssertionError();
        }
    }

    private static void make(
            Supplier<CompletionStage<Integer>> call, int count, List<CompletionStage<Integer>> futures) {
        for (int i = 0; i < count; i++) {
            futures.add(call.get());
        }
    }

    private void line(String figure, double value, String unit) {
        lines.add("P5WaitingCalls,%s %s,%s,,,%s,".formatted(peer, figure, Math.round(value), unit));
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
