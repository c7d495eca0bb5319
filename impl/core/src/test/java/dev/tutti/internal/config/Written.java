package dev.tutti.internal.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of one origin, as somebody wrote them. */
record Written(Whose whose, Map<String, String> values) implements Settings {

    static Settings inTheArchive(String... keysAndValues) {
        return in(Whose.APPLICATION, keysAndValues);
    }

    static Settings in(Whose whose, String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Written(whose, values);
    }

    private Origin origin() {
        return new Origin("where it stands", whose, values.keySet());
    }

    @Override
    public Optional<Value> value(String key) {
        return Optional.ofNullable(values.get(key)).map(text -> new Value(text, origin()));
    }

    @Override
    public List<Origin> origins() {
        return List.of(origin());
    }
}
