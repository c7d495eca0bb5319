package dev.tutti.internal.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The remote classes and the actors of one application, for which there may be keys. Filled on one thread. */
public final class Catalog {

    private final Map<String, Set<String>> remotes = new TreeMap<>();
    private final Set<String> limited = new TreeSet<>();
    private final Map<String, Set<String>> actors = new TreeMap<>(); // and the groups of each
    private final Set<String> others = new TreeSet<>();
    private final Set<String> executors = new TreeSet<>();

    /** A class with remote methods, or one that is remote as a whole. */
    public void remote(String type) {
        remotes.computeIfAbsent(type, any -> new TreeSet<>());
    }

    /**
     * A remote method of a class.
     *
     * @param hasLimit whether its annotation sets maxConcurrency
     */
    public void remote(String type, String method, boolean hasLimit) {
        remote(type);
        remotes.get(type).add(method);
        if (hasLimit) {
            limited.add(Key.of(type, method));
        }
    }

    public void actor(String type) {
        actors.computeIfAbsent(type, any -> new TreeSet<>());
    }

    /** A group of an actor's methods. */
    public void group(String type, String group) {
        actor(type);
        actors.get(type).add(group);
    }

    /** The simple name of an annotation that the application uses, whose keys may look like ours. */
    public void annotation(String name) {
        others.add(name);
    }

    /** A bean that {@code executor} may name. */
    public void executor(String name) {
        executors.add(name);
    }

    Set<String> remotes() {
        return remotes.keySet();
    }

    Set<String> methods(String type) {
        return remotes.getOrDefault(type, Set.of());
    }

    Set<String> actors() {
        return actors.keySet();
    }

    Set<String> groups(String type) {
        return actors.getOrDefault(type, Set.of());
    }

    /** Whether it is a class that keys of ours may be about. */
    boolean has(String type) {
        return actors.containsKey(type) || remotes.containsKey(type);
    }

    boolean hasAnnotation(String name) {
        return others.contains(name);
    }

    boolean hasLimit(String type, String method) {
        return limited.contains(Key.of(type, method));
    }

    /** Whether there is such an executor, as far as one can know before names of JNDI can be looked up. */
    public boolean hasExecutor(String name) {
        return isOfJndi(name) || executors.contains(name);
    }

    /** What is wrong with the name of an executor that there is not, and what to do. */
    public String noExecutor(String name) {
        return "no bean of type Executor is named \"" + name + "\"" + Similar.hint(name, executors)
                + "; give one @Named(\"" + name + "\"), or write the name of an executor of the server, such as"
                + " java:app/concurrent/" + name;
    }

    /** Whether the name of an executor is one of JNDI. */
    public static boolean isOfJndi(String executor) {
        return executor.indexOf(':') >= 0;
    }

    /** What keys for remote methods begin with, from the one method to all. */
    Set<String> remoteBeginnings() {
        Set<String> beginnings = new LinkedHashSet<>();
        remotes.forEach((type, methods) -> {
            methods.forEach(method -> beginnings.add(Key.of(type, method)));
            beginnings.add(Key.of(type));
        });
        beginnings.add("");
        return beginnings;
    }

    /** Every key that may be written for this application. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        remoteBeginnings().forEach(beginning -> add(keys, beginning, "Remote"));
        actors.forEach((type, groups) -> {
            add(keys, Key.of(type), "Actor");
            groups.forEach(group -> add(keys, Key.of(type, group), "Group"));
        });
        add(keys, "", "Actor");
        Stream.of(Setting.values()).map(Setting::key).forEach(keys::add);
        return keys;
    }

    private static void add(Set<String> keys, String beginning, String annotation) {
        Member.of(annotation).forEach(member -> keys.add(beginning + member));
    }
}
