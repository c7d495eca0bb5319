package dev.tutti.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and writes what came out: {@code Bench short|long <regular expression> <directory> <quickstart's sources>}. */
public final class Bench {

    private final Pass pass;
    private final String only;
    private final Path results;
    private final String jdk = "jdk" + Runtime.version().feature();

    private Bench(Pass pass, String only, Path results) {
        this.pass = pass;
        this.only = only;
        this.results = results;
    }

    public static void main(String[] arguments) throws Exception {
        Path results = Files.createDirectories(Path.of(arguments[2]));
        new Bench(Pass.of(arguments[0]), arguments[1], results).run(Path.of(arguments[3]));
    }

    private void run(Path quickstart) throws Exception {
        List<String> top = new ArrayList<>();
        top.add(Machine.words());
        top.add("JDK " + Runtime.version() + ", " + System.getProperty("java.vm.vendor"));
        top.add(System.getProperty("bench.versions", "versions unknown"));
        Instant start = Instant.now();

        List<Figure> figures = new ArrayList<>();
        benchmarks().stream().map(Figure::of).forEach(figures::add);
        List<Figure> timed = List.copyOf(figures);
        figures.addAll(waitingCalls());
        List<String> latencies = latencies();
        List<String> examples = examples(quickstart);
        figures.addAll(server());

        top.add("%s pass of %s, %d minutes: `mvn -Pbench -Dbench=%s%s`"
                .formatted(
                        pass.name,
                        start.truncatedTo(ChronoUnit.MINUTES),
                        Math.round(Duration.between(start, Instant.now()).toSeconds() / 60.0),
                        pass.name,
                        only.equals(".*") ? "" : " -Dbench.only='" + only + "'"));
        String report = new Report(top, figures, latencies, examples).markdown();
        Files.writeString(results.resolve(jdk + ".md"), report);
        Files.writeString(
                results.resolve(jdk + ".svg"),
                new Chart(top.get(0) + ", JDK " + Runtime.version().feature(), timed).svg());
        System.out.println(report);
    }

    private Collection<RunResult> benchmarks() throws RunnerException {
        ChainedOptionsBuilder options = pass.options()
                .include(only)
                .jvmArgsAppend(Fork.COMMON_POOL, "-Xmx2g")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(results.resolve(jdk + ".json").toString());
        try {
            return new Runner(options.build()).run();
        } catch (NoBenchmarksException e) { // only others are wanted
            return List.of();
        }
    }

    private List<Figure> waitingCalls() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (String peer : List.of("tutti", "pekko", "faultTolerance")) {
            Path file = results.resolve("P5-" + peer + "-" + jdk + ".csv");
            if (wants("P5WaitingCalls." + peer) && Fork.run(P5WaitingCalls.class, List.of(), peer, file.toString())) {
                figures.addAll(Figure.read(file));
            }
        }
        return figures;
    }

    private List<String> latencies() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        String rate = "0"; // the first's own
        for (String who : TailLatency.EACH) {
            Path file = results.resolve("latency-" + who + "-" + jdk + ".csv");
            if (wants("TailLatency." + who)
                    && Fork.run(TailLatency.class, List.of(), who, file.toString(), pass.warmUp, pass.measured, rate)) {
                lines.addAll(Files.readAllLines(file));
                rate = lines.get(1).split(",")[2];
            }
        }
        return lines;
    }

    private List<String> examples(Path quickstart) throws IOException, InterruptedException {
        Path file = results.resolve("examples-" + jdk + ".csv");
        boolean ran =
                wants("Examples") && Fork.run(Examples.class, List.of(Examples.compile(quickstart)), file.toString());
        return ran ? Files.readAllLines(file) : List.of();
    }

    /** What the server's own benchmarks left here, whenever that was. */
    private List<Figure> server() {
        Path file = results.resolve("server-" + jdk + ".csv");
        return Files.exists(file) ? Figure.read(file) : List.of();
    }

    private boolean wants(String name) {
        return Pattern.compile(only).matcher("dev.tutti.bench." + name).find();
    }

    /** How long it may take. */
    private enum Pass {
        SHORT("short", "5", "5") {
            @Override
            ChainedOptionsBuilder options() {
                return new OptionsBuilder()
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(700))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(700));
            }
        },
        LONG("long", "20", "60") {
            @Override
            ChainedOptionsBuilder options() {
                return new OptionsBuilder().forks(3).warmupIterations(5).measurementIterations(5);
            }
        };

        private final String name;
        private final String warmUp; // seconds, of what is not JMH's
        private final String measured;

        Pass(String name, String warmUp, String measured) {
            this.name = name;
            this.warmUp = warmUp;
            this.measured = measured;
        }

        abstract ChainedOptionsBuilder options();

        static Pass of(String name) {
            for (Pass pass : values()) {
                if (pass.name.equals(name)) {
                    return pass;
                }
            }
            throw new IllegalArgumentException("-Dbench=" + name + ": a pass is short, which is the default, or long");
        }
    }
}
