package dev.tutti.quickstart.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts what an example runs out of its own source files, which the build packs beside the classes. */
final class SourceCode {

    private SourceCode() {}

    /**
     * The lines between the marks {@code // <id>} and {@code // </id>} of the sources of {@code types}.
     *
     * @throws IllegalStateException if a source is not packed or holds nothing between such marks
     */
    static String of(String id, List<Class<?>> types) {
        List<String> cuts = new ArrayList<>();
        for (Class<?> type : types) {
            String cut = cut(id, read(type));
            if (cut.isBlank()) {
                throw new IllegalStateException(
                        "Nothing between marks of " + id + " in the source of " + type.getName());
            }
            cuts.add(cut);
        }
        return String.join("\n\n", cuts);
    }

    static String cut(String id, String source) {
        String from = "// <" + id + ">";
        String to = "// </" + id + ">";
        StringBuilder cut = new StringBuilder();
        boolean inside = false;
        for (String line : source.lines().toList()) {
            String mark = line.strip();
            if (mark.equals(from)) {
                inside = true;
            } else if (mark.equals(to)) {
                inside = false;
            } else if (inside && !mark.matches("// </?E\\d+>")) {
                cut.append(line).append('\n');
            }
        }
        return cut.toString().stripTrailing().stripIndent();
    }

    private static String read(Class<?> type) {
        String file = type.getSimpleName() + ".java";
        try (InputStream source = type.getResourceAsStream(file)) {
            if (source == null) {
                throw new IllegalStateException("The source of " + type.getName() + " is not packed beside its class");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }
}
