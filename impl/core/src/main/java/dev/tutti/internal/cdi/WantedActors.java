package dev.tutti.internal.cdi;

import dev.tutti.ActorOptions;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The actors that a deployment asks for with {@link ActorOptions}, and those that there are. */
final class WantedActors {

    private static final Set<String> ANYTHING = Set.of("", Object.class.getName());

    private final List<WantedActor> all = new ArrayList<>();
    private final Set<String> alternatives = new HashSet<>();
    private final Set<String> beans = new HashSet<>();
    private final List<BeanInfo> actors = new ArrayList<>();

    /** Those that the class asks for; returns what is wrong with them, whatever else there is. */
    List<String> of(ClassInfo type) {
        List<WantedActor> wanted = WantedActor.of(type);
        all.addAll(wanted);
        if (Declarations.isOneOf(type, Set.of("jakarta.enterprise.inject.Alternative"))) {
            alternatives.add(type.name());
        }
        List<String> mistakes = new ArrayList<>();
        for (WantedActor each : wanted) {
            mistakes.addAll(each.mistakes());
        }
        return mistakes;
    }

    void bean(BeanInfo bean) {
        if (bean.isClassBean()) {
            beans.add(bean.declaringClass().name());
            if (bean.scope().annotation().name().equals(ActorScoped.class.getName())) {
                actors.add(bean);
            }
        }
    }

    /** The beans that are actors. */
    List<BeanInfo> actors() {
        return actors;
    }

    /** Those of what is no actor, of which Weld would only say that there is none. */
    List<String> noActors() {
        return enabled()
                .filter(wanted -> actorsOf(wanted.type()).isEmpty())
                .map(wanted -> wanted.where() + ": " + wanted.written() + " on " + wanted.type()
                        + ", which is no actor of this application; annotate its class with @Actor, or remove"
                        + " @ActorOptions")
                .toList();
    }

    /** What does not go together. */
    List<String> differences() {
        List<String> mistakes = new ArrayList<>();
        Map<List<String>, WantedActor> named = new HashMap<>();
        // Of several actors Weld says that they are ambiguous, unless they are those of several modules, and have
        // nothing in common.
        enabled()
                .filter(wanted ->
                        !wanted.name().isEmpty() && actorsOf(wanted.type()).size() == 1)
                .forEach(wanted -> {
                    String actor = actorsOf(wanted.type()).get(0);
                    WantedActor other = named.putIfAbsent(List.of(actor, wanted.name()), wanted);
                    if (other != null && !other.numbers().equals(wanted.numbers())) {
                        mistakes.add(wanted.where() + ": " + wanted.written() + ", but " + other.where() + ": "
                                + other.written() + ", and they are the same " + actor
                                + "; write the same members at both, or give them two names");
                    }
                });
        return mistakes;
    }

    private Stream<WantedActor> enabled() {
        return all.stream().filter(wanted -> !isDisabled(wanted) && !ANYTHING.contains(wanted.type()));
    }

    /** An alternative that is not selected is in the archive, but not in the application. */
    private boolean isDisabled(WantedActor wanted) {
        return alternatives.contains(wanted.owner()) && !beans.contains(wanted.owner());
    }

    private List<String> actorsOf(String type) {
        return actors.stream()
                .filter(actor -> actor.types().stream()
                        .anyMatch(each -> Declarations.className(each).equals(type)))
                .map(actor -> actor.declaringClass().name())
                .toList();
    }
}
