package dev.tutti.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands in a file between {@code <!-- name -->} and {@code <!-- /name -->}. */
record Section(Path file, String name) {

    String read() throws IOException {
        String text = Files.readString(file);
        return text.substring(begin(text), end(text));
    }

    void write(String content) throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, begin(text)) + content + text.substring(end(text)));
    }

    private int begin(String text) {
        String marker = "<!-- " + name + " -->\n";
        return found(text.indexOf(marker), marker) + marker.length();
    }

    private int end(String text) {
        String marker = "<!-- /" + name + " -->";
        return found(text.indexOf(marker, begin(text)), marker);
    }

    private int found(int index, String marker) {
        if (index < 0) {
            throw new IllegalStateException(file + " has no line " + marker.strip());
        }
        return index;
    }
}
