package dev.tutti.internal.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The keys under {@code tutti.}: all there are. */
public enum Setting {
    /**
     * Whether the exception of a failed task says, in a suppressed one, where the task was submitted. Off unless asked for: a
     * stack trace for each task is a third of what submitting one and waiting for it costs.
     */
    SUBMISSION_TRACE("tutti.submission-trace", Kind.FLAG, "false"),
    /** How long the actors of an application that ends have to end what they have accepted, before they are killed. */
    DRAIN_TIMEOUT("tutti.drain-timeout", Kind.DURATION, "PT2S"),
    /** For how long a turn may hold its actor before that is logged and told; zero for as long as it likes. */
    STALL_THRESHOLD("tutti.stall-threshold", Kind.DURATION, "PT0.2S"),
    /** Whether tasks must have the principal and the roles of their callers. */
    SECURITY("tutti.security", Kind.DEMAND, "AVAILABLE");

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
        return Kind.number(text(settings)).orElseThrow();
    }

    /** How much it demands. */
    public Demand demand(Settings settings) {
        return Demand.valueOf(text(settings).trim());
    }

    /** How long it is. */
    public Duration duration(Settings settings) {
        return Kind.duration(text(settings)).orElseThrow();
    }

    /**
     * Its value as it was written, or the default: also where several applications share a wrong one, of which the deployment
     * has only warned.
     */
    public String text(Settings settings) {
        return settings.value(key)
                .map(Settings.Value::text)
                .filter(kind::accepts)
                .orElse(byDefault);
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}
