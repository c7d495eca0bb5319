package dev.tutti.internal.cdi;

import dev.tutti.Actor;
import dev.tutti.Remote;
import dev.tutti.internal.config.Catalog;
import dev.tutti.internal.config.Configured;
import dev.tutti.internal.config.Problem;
import dev.tutti.internal.config.Settings;
import dev.tutti.internal.config.Validation;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationTarget;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a deployment has found in its classes, against which it checks the configuration. Confined to the deployment's thread. */
final class Inventory {

    private static final Logger LOG = System.getLogger("dev.tutti");

    private final Catalog catalog = new Catalog();
    private final Map<String, String> executors = new TreeMap<>(); // by where an annotation names them
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>(); // legal, but hardly meant
    private final WantedActors wantedActors = new WantedActors();
    private final Map<String, List<String>> strays =
            new TreeMap<>(); // by the class, which may be the parent of an actor
    private final Set<String> parentsOfActors = new HashSet<>();
    private boolean faultTolerant;

    /** Any class. */
    void type(ClassInfo type) {
        annotations(type);
        for (MethodInfo method : Declarations.methods(type)) {
            annotations(method);
        }
    }

    private void annotations(AnnotationTarget target) {
        for (AnnotationInfo each : target.annotations()) {
            catalog.annotation(Declarations.simpleName(each));
        }
    }

    void actor(ClassInfo type) {
        doubts.addAll(ActorRules.doubts(type));
        catalog.actor(type.name());
        AnnotationInfo actor = Declarations.find(type, Actor.class).orElseThrow();
        GroupRules.names(actor).forEach(group -> catalog.group(type.name(), group));
        for (ClassInfo each = type; each != null; each = each.superClassDeclaration()) {
            parentsOfActors.add(each.name());
        }
    }

    /** A class that is no actor. */
    void other(ClassInfo type) {
        if (!type.isAbstract()) {
            strays.put(type.name(), GroupRules.strays(type));
        }
    }

    void remote(ClassInfo type) {
        catalog.remote(type.name());
        for (MethodInfo method : Declarations.methods(type)) {
            if (RemoteRules.isRemote(type, method)) {
                remote(type, method);
            }
        }
    }

    private void remote(ClassInfo type, MethodInfo method) {
        AnnotationInfo remote = RemoteRules.annotation(type, method);
        catalog.remote(type.name(), method.name(), RemoteRules.value(remote, "maxConcurrency") != Remote.UNSET);
        String executor = remote.member("executor").asString();
        if (!executor.isEmpty()) {
            executors.put(Declarations.name(type, method) + ": @Remote(executor = \"" + executor + "\")", executor);
        }
        faultTolerant |= SettledRules.isFaultTolerant(type, method);
    }

    /** A bean of type Executor. */
    void executor(BeanInfo bean) {
        if (bean.name() != null) {
            catalog.executor(bean.name());
        }
    }

    /** Any bean. Its mistakes wait for the end: the container wraps up what is thrown where beans are registered. */
    void bean(BeanInfo bean) {
        mistakes.addAll(SelfRules.mistakes(bean));
        wantedActors.bean(bean);
    }

    WantedActors wantedActors() {
        return wantedActors;
    }

    /** The names of JNDI among the executors, by where they are named. */
    Map<String, String> executorsOfJndi() {
        Map<String, String> all = new TreeMap<>(executors);
        all.putAll(Configured.executors(catalog, Settings.current()));
        all.values().removeIf(name -> !Catalog.isOfJndi(name));
        return all;
    }

    /** What is wrong with the application; what is wrong elsewhere is logged. */
    List<String> mistakes() {
        executors.forEach((where, name) -> {
            if (!catalog.hasExecutor(name)) {
                mistakes.add(where + ": " + catalog.noExecutor(name));
            }
        });
        mistakes.addAll(wantedActors.differences());
        strays.forEach((type, methods) -> {
            if (!parentsOfActors.contains(type)) {
                mistakes.addAll(methods);
            }
        });
        doubts.forEach(doubt -> LOG.log(Level.WARNING, doubt));
        Settings settings = Settings.current();
        for (Problem problem : Validation.of(catalog, settings)) {
            if (problem.fatal()) {
                mistakes.add(problem.message());
            } else {
                LOG.log(Level.WARNING, problem.message());
            }
        }
        if (faultTolerant) {
            mistakes.addAll(SettledRules.mistakes(settings));
        }
        return mistakes;
    }
}
