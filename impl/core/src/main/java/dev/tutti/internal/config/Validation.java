package dev.tutti.internal.config;

import dev.tutti.internal.config.Settings.Origin;
import dev.tutti.internal.config.Settings.Value;
import dev.tutti.internal.config.Settings.Whose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds what is wrong with the keys that somebody wrote for an application, and with their values. */
public final class Validation {

    private static final List<String> SETTINGS =
            Arrays.stream(Setting.values()).map(Setting::key).toList();

    private final Catalog catalog;
    private final Settings settings;
    private final List<Problem> problems = new ArrayList<>();

    private Validation(Catalog catalog, Settings settings) {
        this.catalog = catalog;
        this.settings = settings;
    }

    /** The problems, in the order of the origins and then of the keys. */
    public static List<Problem> of(Catalog catalog, Settings settings) {
        Validation validation = new Validation(catalog, settings);
        for (Origin origin : settings.origins()) {
            origin.keys().stream().sorted().forEach(key -> validation.name(key, origin));
        }
        catalog.keys().forEach(validation::value);
        catalog.remoteBeginnings().forEach(validation::place);
        catalog.remotes().forEach(type -> catalog.methods(type).forEach(method -> validation.pending(type, method)));
        return validation.problems;
    }

    // ---- names

    private void name(String written, Origin origin) {
        if (origin.whose() == Whose.ENVIRONMENT) {
            variable(written, origin);
            return;
        }
        String key = written.startsWith("%") ? written.substring(written.indexOf('.') + 1) : written; // a profile's
        Consumer<String> report = what -> problems.add(Problem.with(written, origin, what));
        Optional<Key> ours = Key.parse(key).filter(parsed -> parsed.isOurs(catalog));
        if (ours.isPresent()) {
            name(ours.get(), report);
        } else if (!key.startsWith(Setting.PREFIX)) {
            stranger(key, origin, report);
        } else if (Setting.of(key).isEmpty()) {
            report.accept("there is no such key" + Similar.hint(key, SETTINGS) + listed("the keys are", SETTINGS));
        }
    }

    /** Names of variables have lost their punctuation and case, and others' may begin alike: only a near miss is one. */
    private void variable(String written, Origin origin) {
        String key = written.toLowerCase(Locale.ROOT).replace('_', '.');
        boolean known =
                SETTINGS.stream().anyMatch(each -> each.replace('-', '.').equals(key));
        if (key.startsWith(Setting.PREFIX) && !known) {
            Similar.to(key, SETTINGS)
                    .map(meant -> meant.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                    .ifPresent(meant -> problems.add(
                            Problem.with(written, origin, "there is no such variable; did you mean " + meant + "?")));
        }
    }

    private void name(Key key, Consumer<String> report) {
        if (key.known().isEmpty()) {
            List<String> members =
                    Member.of(key.annotation()).stream().map(Member::member).toList();
            report.accept("@" + key.annotation() + " has no " + key.member() + " that can be configured"
                    + Similar.hint(key.member(), members) + listed("there are", members));
        } else if (key.annotation().equals("Actor")) {
            actor(key, report);
        } else if (key.annotation().equals("Group")) {
            group(key, report);
        } else if (!key.type().isEmpty() && !catalog.remotes().contains(key.type())) {
            report.accept(key.type() + " is no class of this application with remote methods"
                    + Similar.hint(key.type(), catalog.remotes()) + " (a nested class is Outer$Nested)");
        } else if (!key.method().isEmpty() && !catalog.methods(key.type()).contains(key.method())) {
            Set<String> methods = catalog.methods(key.type());
            report.accept(key.type() + " has no remote method " + key.method() + Similar.hint(key.method(), methods)
                    + listed("its remote methods are", methods));
        }
    }

    private void actor(Key key, Consumer<String> report) {
        if (!key.method().isEmpty()) {
            report.accept("the limits of an actor are not those of a method; write " + Key.of(key.type())
                    + key.annotation() + "/" + key.member());
        } else if (!key.type().isEmpty() && !catalog.actors().contains(key.type())) {
            noActor(key, report);
        }
    }

    private void group(Key key, Consumer<String> report) {
        Set<String> groups = catalog.groups(key.type());
        if (key.method().isEmpty()) {
            report.accept("the limits of a group are those of one group of one class; write com.acme.Archive/io/Group/"
                    + key.member());
        } else if (!catalog.actors().contains(key.type())) {
            noActor(key, report);
        } else if (!groups.contains(key.method())) {
            report.accept(key.type() + " has no group " + key.method() + Similar.hint(key.method(), groups)
                    + listed("its groups are", groups));
        }
    }

    private void noActor(Key key, Consumer<String> report) {
        report.accept(key.type() + " is no actor of this application" + Similar.hint(key.type(), catalog.actors())
                + " (a nested class is Outer$Nested)");
    }

    /** A key that is none of ours: somebody else's, unless it is much like one of ours, or stands where none but ours may. */
    private void stranger(String key, Origin origin, Consumer<String> report) {
        Optional<String> nearMiss = Key.parse(key).flatMap(this::nearMiss);
        if (nearMiss.isPresent()) {
            report.accept(nearMiss.get());
        } else if (origin.whose() == Whose.PROGRAM) {
            report.accept("Tutti has no such key" + Similar.hint(key, SETTINGS)
                    + "; a program's own belong into META-INF/microprofile-config.properties");
        }
    }

    /**
     * What to say of a key whose annotation is much like one of ours, where the application has no annotation of that name, and
     * what comes before it or after it is ours: others have keys of this scheme, too.
     */
    private Optional<String> nearMiss(Key key) {
        return catalog.hasAnnotation(key.annotation())
                ? Optional.empty()
                : Similar.to(key.annotation(), Member.annotations())
                        .filter(meant -> catalog.has(key.type())
                                || Member.of(meant, key.member()).isPresent())
                        .map(meant -> "there is no annotation " + key.annotation()
                                + " that can be configured; did you mean " + meant + "?");
    }

    private static String listed(String what, Collection<String> names) {
        return names.stream().collect(Collectors.joining(", ", " (" + what + " ", ")"));
    }

    // ---- values

    private void value(String key) {
        Optional<Value> value = settings.value(key);
        value.ifPresent(found -> {
            String text = found.text();
            Kind kind = Setting.of(key).map(Setting::kind).orElseGet(() -> kind(key));
            if (!kind.accepts(text)) {
                String consequence = found.counts(kind) ? "" : "; it counts as not set";
                problems.add(Problem.with(key, found.origin(), kind.refusal(text) + consequence));
            } else if (kind == Kind.NAME && !catalog.hasExecutor(text)) { // the one member that is a name
                problems.add(Problem.with(key, found.origin(), catalog.noExecutor(text)));
            }
        });
    }

    private static Kind kind(String key) {
        return Key.parse(key).flatMap(Key::known).orElseThrow().kind();
    }

    // ---- values that do not go together

    private void place(String beginning) {
        if (!Configured.placing(settings, beginning).contradiction().isEmpty()) {
            String key = beginning + Member.CPU_BOUND;
            settings.value(key)
                    .ifPresent(value -> problems.add(Problem.with(
                            key,
                            value.origin(),
                            "with " + beginning + Member.EXECUTOR
                                    + ", but a body runs in one place; remove one of them")));
        }
    }

    private void pending(String type, String method) {
        String key = Key.of(type, method) + Member.MAX_PENDING;
        boolean limited = catalog.hasLimit(type, method)
                || Configured.method(settings, type, type, method).has(Member.MAX_CONCURRENCY);
        settings.value(key)
                .filter(value -> !limited)
                .ifPresent(value -> problems.add(
                        Problem.with(key, value.origin(), "no call ever waits without maxConcurrency; set it too")));
    }
}
