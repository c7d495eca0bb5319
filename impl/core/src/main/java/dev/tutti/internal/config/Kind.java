package dev.tutti.internal.config;

import dev.tutti.Fairness;
import dev.tutti.Mode;
import dev.tutti.Overflow;
import dev.tutti.Routing;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    /** How many of something there may be: 0 or more. */
    COUNT("a whole number of 0 or more") {
        @Override
        boolean accepts(String value) {
            return number(value).filter(number -> number >= 0).isPresent();
        }
    },
    NAME("a name") {
        @Override
        boolean accepts(String value) {
            return !value.isBlank();
        }
    },
    DURATION("a duration of 0 or more, such as PT2S or PT0.5S") {
        @Override
        boolean accepts(String value) {
            return duration(value).isPresent();
        }
    },
    MODE(Mode.values()),
    ROUTING(Routing.values()),
    OVERFLOW(Overflow.values()),
    FAIRNESS(Fairness.values()),
    DEMAND(Demand.values());

    // The words of MicroProfile Config, for which however every other word means false.
    private static final Set<String> YES = Set.of("true", "yes", "y", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "off", "0");

    private final String description;
    private final List<String> constants;

    Kind(String description) {
        this.description = description;
        this.constants = List.of();
    }

    /** One of these, written as in Java. */
    Kind(Enum<?>... constants) {
        this.constants = Stream.of(constants).map(Enum::name).toList();
        this.description = "one of " + String.join(", ", this.constants);
    }

    boolean accepts(String value) {
        return constants.contains(value.trim());
    }

    /** What is wrong with a value that is not accepted, and what may have been meant. */
    String refusal(String value) {
        return "must be " + description + ", was " + value + Similar.hint(value, constants);
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

    /** Empty if it is none, is below zero, or is too long to be waited for. */
    static Optional<Duration> duration(String value) {
        try {
            Duration duration = Duration.parse(value.trim());
            return duration.toNanos() < 0 ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static String lower(String value) {
        return value.trim().toLowerCase(Locale.ROOT);
    }
}
