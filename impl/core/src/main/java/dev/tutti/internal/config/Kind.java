package dev.tutti.internal.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the values of a key look like. */
enum Kind {
    FLAG("true or false") {
        @Override
        boolean accepts(String value) {
            return YES.contains(lower(value)) || NO.contains(lower(value));
        }
    },
    /** How many of something: 1 or more. */
    LIMIT("a whole number of 1 or more") {
        @Override
        boolean accepts(String value) {
            return number(value).filter(number -> number >= 1).isPresent();
        }
    },
    /** Any number but the mark for "not set". */
    NUMBER("a whole number above " + Integer.MIN_VALUE) {
        @Override
        boolean accepts(String value) {
            return number(value).filter(number -> number != Integer.MIN_VALUE).isPresent();
        }
    },
    NAME("a name") {
        @Override
        boolean accepts(String value) {
            return !value.isBlank();
        }
    };

    // The words of MicroProfile Config, for which however every other word means false.
    private static final Set<String> YES = Set.of("true", "yes", "y", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "off", "0");

    private final String description;

    Kind(String description) {
        this.description = description;
    }

    abstract boolean accepts(String value);

    /** For messages, as in "must be 1 or more". */
    String description() {
        return description;
    }

    static boolean flag(String value) {
        return YES.contains(lower(value));
    }

    static Optional<Integer> number(String value) {
        try {
            return Optional.of(Integer.valueOf(value.trim()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String lower(String value) {
        return value.trim().toLowerCase(Locale.ROOT);
    }
}
