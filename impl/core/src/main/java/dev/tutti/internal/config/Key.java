package dev.tutti.internal.config;

import java.util.Optional;

/**
 * A key by the scheme of MicroProfile Fault Tolerance: {@code com.acme.Pricing/quote/Remote/maxConcurrency}, and less
 * specific without the method, or without the class.
 *
 * @param type empty where it holds for every class
 * @param method empty where it holds for every method; of a group, its name
 */
record Key(String type, String method, String annotation, String member) {

    /** Empty if the name is none of that scheme. */
    static Optional<Key> parse(String name) {
        String[] parts = name.split("/", -1);
        int end = parts.length;
        if (end < 2 || end > 4) {
            return Optional.empty();
        }
        return Optional.of(new Key(end > 2 ? parts[0] : "", end > 3 ? parts[1] : "", parts[end - 2], parts[end - 1]));
    }

    /** Whether it is about an annotation of the library; a {@code Group} may well be somebody else's. */
    boolean isOurs(Catalog catalog) {
        return !Member.of(annotation).isEmpty()
                && (!annotation.equals("Group") || catalog.has(type) || known().isPresent());
    }

    Optional<Member> known() {
        return Member.of(annotation, member);
    }

    /** What such a key of the class begins with. */
    static String of(String type) {
        return type + "/";
    }

    /** What such a key of the method begins with. */
    static String of(String type, String method) {
        return type + "/" + method + "/";
    }
}
