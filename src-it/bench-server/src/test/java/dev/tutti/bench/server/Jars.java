package dev.tutti.bench.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** How large the jars are that the library puts into {@code WEB-INF/lib}, by whose they are. */
record Jars(Map<String, Integer> bytes) {

    private static final double KILO = 1024;

    /** Known by what is in them, for they may have no names yet; the first that is there decides. */
    private static final List<Map.Entry<String, String>> KNOWN = List.of(
            Map.entry("dev/tutti/internal/", "jar.tutti"),
            Map.entry("dev/tutti/", "jar.tuttiApi"),
            Map.entry("io/smallrye/mutiny/", "jar.mutiny"));

    static Jars of(List<Path> libraries) throws IOException {
        Map<String, Integer> bytes = new LinkedHashMap<>();
        for (Path library : libraries) {
            byte[] jar = War.jar(library);
            bytes.merge(name(jar), jar.length, Integer::sum);
        }
        return new Jars(bytes);
    }

    private static String name(byte[] jar) throws IOException {
        List<String> entries = entries(jar);
        return KNOWN.stream()
                .filter(known -> entries.stream().anyMatch(entry -> entry.startsWith(known.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("jar.others");
    }

    private static List<String> entries(byte[] jar) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            List<String> names = new ArrayList<>();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
            return names;
        }
    }

    List<Row> rows() {
        return bytes.entrySet().stream()
                .map(jar -> Row.of("P9", jar.getKey(), Quartiles.of(List.of(jar.getValue() / KILO)), "KB"))
                .toList();
    }
}
