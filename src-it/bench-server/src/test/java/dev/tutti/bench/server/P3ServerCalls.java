package dev.tutti.bench.server;

import dev.tutti.bench.server.calls.Ways;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Calls of a bean's method inside Open Liberty, a thousand outstanding, from the thread of a request. */
final class P3ServerCalls {

    private static final String SERVER = "calls";

    private final Setting setting;
    private final List<String> ways;

    P3ServerCalls(Setting setting) {
        this.setting = setting;
        this.ways = Ways.NAMES.stream()
                .filter(name -> setting.wants("P3ServerCalls." + name))
                .toList();
    }

    List<Row> rows() throws IOException, InterruptedException {
        if (ways.isEmpty()) {
            return List.of();
        }
        List<Slice> slices = measure().lines().map(Slice::of).toList();
        List<Row> rows = new ArrayList<>();
        for (String way : ways) {
            List<Slice> its =
                    slices.stream().filter(slice -> slice.way.equals(way)).toList();
            List<Double> bytes = its.stream()
                    .flatMapToDouble(slice -> slice.bytes.stream())
                    .boxed()
                    .toList();
            rows.add(new Row(
                    "P3",
                    way,
                    Quartiles.of(its.stream().map(Slice::nanos).toList()),
                    "ns",
                    bytes.isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(Quartiles.of(bytes).median())));
        }
        return rows;
    }

    private String measure() throws IOException, InterruptedException {
        Duration warmup = Duration.ofSeconds(setting.isLong() ? 60 : 15);
        Duration measured = Duration.ofSeconds(setting.isLong() ? 240 : 40);
        // As the other benchmarks have it: else CompletableFuture's default executor starts a thread for each task.
        Path directory = Liberty.configure(
                setting, SERVER, "-Xmx2g", "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2");
        try (War war = new War(directory.resolve("apps/calls.war"))) {
            war.add("WEB-INF/web.xml", Liberty.resource(SERVER + "/web.xml"))
                    .addPackage(setting.classes(), Ways.class.getPackageName())
                    .addLibraries(setting.libraries());
        }
        try (Liberty server = Liberty.start(setting, directory)) {
            server.deploy("calls.war");
            return new Client(setting.port())
                    .postAs(
                            "caller",
                            "of-the-benchmarks",
                            ways.stream().map(way -> "way=" + way + "&").collect(Collectors.joining("", "calls?", ""))
                                    + "warmup=" + warmup.toSeconds() + "&measure=" + measured.toSeconds(),
                            warmup.plus(measured).plusMinutes(3));
        }
    }

    /** One line of what the application answers. */
    private record Slice(String way, double nanos, OptionalDouble bytes) {

        static Slice of(String line) {
            String[] parts = line.split(" ");
            return new Slice(
                    parts[0],
                    Double.parseDouble(parts[1]),
                    parts[2].equals("-") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(parts[2])));
        }
    }
}
