package dev.tutti.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and writes what came out: {@code Bench short|long <regular expression> <directory>}. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path results = Files.createDirectories(Path.of(arguments[2]));
        String name = "jdk" + Runtime.version().feature();
        ChainedOptionsBuilder options = length(arguments[0])
                .include(arguments[1])
                // Else CompletableFuture's default executor starts a thread for each task on two processors.
                .jvmArgsAppend("-Djava.util.concurrent.ForkJoinPool.common.parallelism=2", "-Xmx2g")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(results.resolve(name + ".json").toString());
        Collection<RunResult> ran = new Runner(options.build()).run();
        Report report = Report.of(ran, arguments[0]);
        Files.writeString(results.resolve(name + ".md"), report.table());
        Files.writeString(results.resolve(name + ".svg"), report.chart());
        System.out.println(report.table());
    }

    private static ChainedOptionsBuilder length(String pass) {
        return switch (pass) {
            case "short" ->
                new OptionsBuilder()
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(4)
                        .measurementTime(TimeValue.seconds(1));
            case "long" -> new OptionsBuilder().forks(3).warmupIterations(5).measurementIterations(5);
            default ->
                throw new IllegalArgumentException(
                        "-Dbench=" + pass + ": a pass is short, which is the default, or long");
        };
    }
}
