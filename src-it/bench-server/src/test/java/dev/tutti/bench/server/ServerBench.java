package dev.tutti.bench.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs the benchmarks that need a server, and writes what came out for the report of all: {@code ServerBench short|long <regular
 * expression> <installation> <servers> <port> <classes> <libraries> <directory>}.
 */
public final class ServerBench {

    private ServerBench() {}

    public static void main(String[] arguments) throws Exception {
        Setting setting = Setting.of(
                arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5], arguments[6]);
        List<Row> rows = new ArrayList<>();
        rows.addAll(new P3ServerCalls(setting).rows());
        rows.addAll(new P9ColdStart(setting).rows());
        if (rows.isEmpty()) {
            return;
        }
        String lines = Row.HEADER + rows.stream().map(Row::line).collect(Collectors.joining());
        System.out.println(lines);
        Path results = Files.createDirectories(Path.of(arguments[7]));
        Files.writeString(results.resolve("server-jdk" + Runtime.version().feature() + ".csv"), lines);
    }
}
