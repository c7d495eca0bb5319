package dev.tutti.internal.config;

import java.util.Arrays;
import java.util.Optional;

/** The keys under {@code tutti.}: all there are. */
public enum Setting {
    /**
     * Whether the exception of a failed task says, in a suppressed one, where the task was submitted. Off unless asked for: a
     * stack trace for each task is a third of what submitting one and waiting for it costs.
     */
    SUBMISSION_TRACE("tutti.submission-trace", Kind.FLAG, "false");

    /** What all of them begin with. */
    static final String PREFIX = "tutti.";

    private final String key;
    private final Kind kind;
    private final String byDefault;

    Setting(String key, Kind kind, String byDefault) {
        this.key = key;
        this.kind = kind;
        this.byDefault = byDefault;
    }

    public String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it is on. */
    public boolean isOn(Settings settings) {
        return Kind.flag(text(settings));
    }

    /** Its number. */
    public int number(Settings settings) {
        return Kind.number(text(settings))
                .orElseThrow(() -> new IllegalStateException(key + " must be " + kind.description()));
    }

    /** Its value as it was written, or the default. */
    public String text(Settings settings) {
        return settings.value(key).map(Settings.Value::text).orElse(byDefault);
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}
