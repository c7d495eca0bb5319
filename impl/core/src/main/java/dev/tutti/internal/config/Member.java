package dev.tutti.internal.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The members of the library's annotations that can be configured. */
public enum Member {
    CPU_BOUND("Remote", "cpuBound", Kind.FLAG),
    MAX_CONCURRENCY("Remote", "maxConcurrency", Kind.LIMIT),
    MAX_PENDING("Remote", "maxPending", Kind.LIMIT),
    PRIORITY("Remote", "priority", Kind.NUMBER),
    EXECUTOR("Remote", "executor", Kind.NAME),
    ACTOR_MAX_CONCURRENCY("Actor", "maxConcurrency", Kind.LIMIT),
    ACTOR_MAX_PENDING("Actor", "maxPending", Kind.LIMIT),
    ACTOR_OVERFLOW("Actor", "overflow", Kind.OVERFLOW),
    ACTOR_MAX_OVERFLOW("Actor", "maxOverflow", Kind.LIMIT),
    ACTOR_FAIRNESS("Actor", "fairness", Kind.FAIRNESS),
    ACTOR_MODE("Actor", "mode", Kind.MODE),
    ACTOR_INSTANCES("Actor", "instances", Kind.LIMIT),
    ACTOR_ROUTING("Actor", "routing", Kind.ROUTING),
    ACTOR_MAX_RESTARTS("Actor", "maxRestarts", Kind.COUNT),
    GROUP_MAX_CONCURRENCY("Group", "maxConcurrency", Kind.LIMIT),
    GROUP_MAX_PENDING("Group", "maxPending", Kind.LIMIT);

    private final String annotation;
    private final String member;
    private final Kind kind;

    Member(String annotation, String member, Kind kind) {
        this.annotation = annotation;
        this.member = member;
        this.kind = kind;
    }

    /** The end of every key that sets it. */
    @Override
    public String toString() {
        return annotation + "/" + member;
    }

    Kind kind() {
        return kind;
    }

    /** Those of the annotation of that name; none if it is not one of the library's. */
    static List<Member> of(String annotation) {
        return Arrays.stream(values())
                .filter(each -> each.annotation.equals(annotation))
                .toList();
    }

    /** The names of the annotations. */
    static List<String> annotations() {
        return Arrays.stream(values()).map(each -> each.annotation).distinct().toList();
    }

    static Optional<Member> of(String annotation, String member) {
        return of(annotation).stream()
                .filter(each -> each.member.equals(member))
                .findFirst();
    }

    String member() {
        return member;
    }
}
