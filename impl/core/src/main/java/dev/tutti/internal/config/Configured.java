package dev.tutti.internal.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is configured for one method or one actor: the most specific key wins, and all of them win over annotations. */
public final class Configured {

    private final Settings settings;
    private final List<String> beginnings; // of keys, the most specific first

    private Configured(Settings settings, Stream<String> beginnings) {
        this.settings = settings;
        this.beginnings = beginnings.distinct().toList();
    }

    /**
     * What is configured for a remote method.
     *
     * @param type the bean's class
     * @param declares the class that declares the method, whose keys hold for every bean that inherits it
     */
    public static Configured method(Settings settings, String type, String declares, String method) {
        return new Configured(
                settings,
                Stream.of(Key.of(type, method), Key.of(declares, method), Key.of(type), Key.of(declares), ""));
    }

    /** What is configured for an actor. */
    public static Configured actor(Settings settings, String type) {
        return new Configured(settings, Stream.of(Key.of(type), ""));
    }

    /** What is configured for a group of an actor's methods. */
    public static Configured group(Settings settings, String type, String group) {
        return new Configured(settings, Stream.of(Key.of(type, group)));
    }

    /** The executors that are configured for an application, by the keys that name them. */
    public static Map<String, String> executors(Catalog catalog, Settings settings) {
        Map<String, String> names = new TreeMap<>();
        catalog.remoteBeginnings()
                .forEach(beginning -> value(settings, beginning, Member.EXECUTOR)
                        .ifPresent(name -> names.put(beginning + Member.EXECUTOR, name)));
        return names;
    }

    /** The number of a key that is none of the library's; empty if it is not one. */
    public static Optional<Integer> number(Settings settings, String key) {
        return settings.value(key).map(Settings.Value::text).flatMap(Kind::number);
    }

    /** The configured number. Wrong ones of the application's own have been found at deployment; others do not count. */
    public OptionalInt number(Member member) {
        return checked(member).flatMap(Kind::number).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** The configured constant. */
    public <E extends Enum<E>> Optional<E> constant(Member member, Class<E> type) {
        return checked(member).map(name -> Enum.valueOf(type, name.trim()));
    }

    private Optional<String> checked(Member member) {
        Optional<String> written = beginnings.stream()
                .flatMap(beginning -> value(beginning, member).stream())
                .findFirst();
        written.filter(value -> !member.kind().accepts(value)).ifPresent(wrong -> {
            throw new IllegalArgumentException(member + " " + member.kind().refusal(wrong));
        });
        return written;
    }

    /** Whether any of its keys is written. */
    boolean has(Member member) {
        return beginnings.stream()
                .anyMatch(beginning -> value(beginning, member).isPresent());
    }

    /** What each of the keys says about where bodies run, the most specific first. */
    public List<Placing> placings() {
        return beginnings.stream()
                .map(beginning -> placing(settings, beginning))
                .toList();
    }

    static Placing placing(Settings settings, String beginning) {
        Optional<Boolean> cpuBound =
                value(settings, beginning, Member.CPU_BOUND).map(Kind::flag);
        return new Placing(
                cpuBound.orElse(false),
                cpuBound.filter(bound -> !bound).isPresent(),
                value(settings, beginning, Member.EXECUTOR).orElse(""),
                false,
                false,
                false);
    }

    private Optional<String> value(String beginning, Member member) {
        return value(settings, beginning, member);
    }

    private static Optional<String> value(Settings settings, String beginning, Member member) {
        return settings.value(beginning + member)
                .filter(value -> value.counts(member.kind()))
                .map(Settings.Value::text);
    }
}
