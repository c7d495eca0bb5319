package dev.tutti.internal.config;

import dev.tutti.internal.config.Settings.Whose;
import java.util.HashMap;
import java.util.Map;

/** Settings as somebody wrote them. */
final class Written {

    private Written() {}

    static Settings inTheArchive(String... keysAndValues) {
        return in(Whose.APPLICATION, keysAndValues);
    }

    static Settings in(Whose whose, String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Settings.of("where it stands", whose, values);
    }
}
