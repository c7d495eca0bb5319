package dev.tutti.bench;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * How long calls take that arrive at a steady rate, whether the ones before have ended or not: {@code TailLatency <who> <file>
 * <seconds to warm up> <seconds measured> <calls a second>}. Each has a JVM of its own. It is loaded twice: at 70 % of what it can
 * do itself, and at the rate given, which is the same for all; 0 for none.
 *
 * <p>A call's time runs from when it was to be made, not from when it was: whatever keeps its caller from making it counts.
 */
public final class TailLatency {

    static final List<String> EACH =
            List.of("faultTolerance", "tuttiRemote", "fixedPool", "tuttiActor", "pekkoAsk"); // the slowest first
    static final String HEADINGS = "by,load,calls/s,p50 us,p99 us,p99.9 us,max us,failed or unfinished";

    private static final double LOAD = 0.7;
    private static final long SLICE = Duration.ofMillis(500).toNanos();
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos(); // with those that are late
    private static final long SETTLING = Duration.ofMillis(500).toNanos(); // of each load, not measured

    private final IntFunction<CompletionStage<Integer>> call;
    private final AtomicLong completed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private TailLatency(IntFunction<CompletionStage<Integer>> call) {
        this.call = call;
    }

    public static void main(String[] arguments) throws Exception {
        String who = arguments[0];
        long measured = Duration.ofSeconds(Long.parseLong(arguments[3])).toNanos();
        TailLatency latency = new TailLatency(of(who));
        double own = LOAD * latency.capacity(Duration.ofSeconds(Long.parseLong(arguments[2])));
        double common = Double.parseDouble(arguments[4]);
        StringBuilder lines = new StringBuilder();
        lines.append(who).append(",70 % of its own capacity,").append(latency.under(own, measured));
        lines.append(who).append(",70 % of the slowest's,").append(latency.under(common == 0 ? own : common, measured));
        System.out.print(lines);
        Files.writeString(Path.of(arguments[1]), lines);
        Runtime.getRuntime().halt(0);
    }

    private static IntFunction<CompletionStage<Integer>> of(String who) {
        return switch (who) {
            case "tuttiRemote" -> Plain.begin().bean(Work.class)::stage;
            case "faultTolerance" -> Plain.begin().bean(Work.class)::faultTolerance;
            case "tuttiActor" -> {
                Counter counter = Plain.begin().bean(Counter.class);
                yield x -> counter.next();
            }
            case "fixedPool" -> {
                Unremarkable work = Plain.begin().bean(Unremarkable.class);
                ExecutorService pool =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
                yield x -> supplyAsync(() -> work.plain(x), pool);
            }
            case "pekkoAsk" -> {
                ActorSystem<PekkoCounter.Next> system = ActorSystem.create(PekkoCounter.create(), "counter");
                yield x -> AskPattern.ask(system, PekkoCounter.Next::new, Duration.ofMinutes(1), system.scheduler());
            }
            default -> throw new IllegalArgumentException(who + " is none of " + EACH);
        };
    }

    /** Calls a second with a thousand outstanding, in the best slice of the time given: earlier ones warm up. */
    private double capacity(Duration time) {
        AtomicHistogram nobodys = histogram();
        long end = System.nanoTime() + time.toNanos();
        double best = 0;
        while (System.nanoTime() < end) {
            long calls = 0;
            long start = System.nanoTime();
            long now = start;
            for (; now - start < SLICE; now = System.nanoTime()) {
                batch(nobodys);
                calls += Batch.OUTSTANDING;
            }
            best = Math.max(best, calls * 1e9 / (now - start));
        }
        return best;
    }

    private void batch(AtomicHistogram times) {
        CompletionStage<?>[] outstanding = new CompletionStage<?>[Batch.OUTSTANDING];
        for (int i = 0; i < outstanding.length; i++) {
            outstanding[i] = make(i, System.nanoTime(), times);
        }
        for (CompletionStage<?> one : outstanding) {
            one.toCompletableFuture().join();
        }
    }

    private CompletionStage<Integer> make(int x, long intended, AtomicHistogram times) {
        return call.apply(x).whenComplete((value, failure) -> {
            if (failure == null) {
                times.recordValue(Math.min(System.nanoTime() - intended, LONGEST));
            } else {
                failed.incrementAndGet();
            }
            completed.incrementAndGet();
        });
    }

    private String under(double rate, long measured) throws InterruptedException {
        completed.set(0);
        failed.set(0);
        AtomicHistogram settling = histogram();
        AtomicHistogram times = histogram();
        double interval = 1e9 / rate;
        long start = System.nanoTime();
        long made = 0;
        for (long due = 0; due < SETTLING + measured; due = (long) (++made * interval)) {
            while (System.nanoTime() - start < due) {
                Thread.yield(); // on two processors one that only spins would take half of them from those that are
                // measured
            }
            make((int) made, start + due, due < SETTLING ? settling : times);
        }
        for (long patience = System.nanoTime() + PATIENCE; completed.get() < made && System.nanoTime() < patience; ) {
            Thread.sleep(10);
        }
        return line(rate, times, failed.get() + made - completed.get());
    }

    private static String line(double rate, Histogram times, long failed) {
        return String.format(
                Locale.ROOT,
                "%.0f,%.1f,%.1f,%.1f,%.1f,%d%n",
                rate,
                times.getValueAtPercentile(50) / 1e3,
                times.getValueAtPercentile(99) / 1e3,
                times.getValueAtPercentile(99.9) / 1e3,
                times.getMaxValue() / 1e3,
                failed);
    }

    private static AtomicHistogram histogram() {
        return new AtomicHistogram(LONGEST, 3);
    }
}
