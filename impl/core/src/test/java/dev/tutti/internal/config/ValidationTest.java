package dev.tutti.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.internal.config.Settings.Whose;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

    private final Catalog catalog = new Catalog();

    ValidationTest() {
        catalog.remote("com.acme.Pricing", "quote", false);
        catalog.remote("com.acme.Pricing", "limited", true);
        catalog.actor("com.acme.ChatRoom");
        catalog.group("com.acme.Archive", "io");
        catalog.annotation("Factor");
        catalog.executor("reports");
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Pricing/quote/Remote/maxConcurrency, 10",
        "com.acme.Pricing/limited/Remote/maxPending, 10",
        "com.acme.Pricing/quote/Remote/cpuBound, true",
        "com.acme.Pricing/quote/Remote/cpuBound, no",
        "com.acme.Pricing/Remote/priority, -3",
        "com.acme.Pricing/Remote/executor, reports",
        "com.acme.Pricing/Remote/executor, java:app/concurrent/reports",
        "Remote/maxPending, 7",
        "com.acme.ChatRoom/Actor/maxConcurrency, 10",
        "Actor/maxPending, 10",
        "com.acme.ChatRoom/Actor/mode, PARALLEL",
        "com.acme.ChatRoom/Actor/instances, 4",
        "com.acme.ChatRoom/Actor/routing, BY_KEY",
        "Actor/maxRestarts, 0",
        "Actor/overflow, WAIT",
        "com.acme.ChatRoom/Actor/maxOverflow, 10",
        "com.acme.ChatRoom/Actor/fairness, BY_PRINCIPAL",
        "com.acme.Archive/Actor/maxConcurrency, 2",
        "com.acme.Archive/io/Group/maxConcurrency, 2",
        "com.acme.Archive/io/Group/maxPending, 2",
        "directory/Group/name, staff",
        "com.acme.Pricing/quote/Factor/maxConcurrency, 3",
        "com.acme.Other/Promote/level, 3",
        "com.acme.Pricing/mp-rest/url, http://localhost",
        "tutti.drain-timeout, PT0S",
        "tutti.stall-threshold, PT0S",
        "tutti.drain-timeout, pt1.5s",
        "tutti.submission-trace, false",
        "tutti.security, REQUIRED",
        "%dev.tutti.submission-trace, false",
        "com.acme.Pricing/quote/Retry/maxRetries, 3",
        "mp.fault.tolerance.interceptor.priority, 4010",
        "tuttifrutti, 1"
    })
    void hasNothingAgainst(String key, String value) {
        assertThat(problems(key, value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Retry",
                "Timeout",
                "Fallback",
                "CircuitBreaker",
                "Bulkhead",
                "Asynchronous",
                "AsynchronousNonBlocking",
                "RateLimit",
                "ExponentialBackoff",
                "FibonacciBackoff",
                "CustomBackoff",
                "RetryWhen",
                "BeforeRetry",
                "ApplyGuard",
                "ApplyFaultTolerance"
            })
    void leavesTheKeysOfFaultToleranceAlone(String annotation) {
        assertThat(problems(
                        "com.acme.Pricing/quote/" + annotation + "/maxConcurrency", "3",
                        "com.acme.ChatRoom/" + annotation + "/maxPending", "3",
                        annotation + "/priority", "3"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Pricing/quote/Remote/max_concurreny, did you mean maxConcurrency?",
        "com.acme.Pricing/Remote/Maxpending, did you mean maxPending?",
        "Remote/cpubound, did you mean cpuBound?",
        "Remote/size, 'there are cpuBound, maxConcurrency, maxPending, priority, executor'",
        "com.acme.ChatRoom/Actor/priority, 'there are maxConcurrency, maxPending, overflow, maxOverflow, fairness, mode, '",
        "Actor/maxCurrency, did you mean maxConcurrency?",
        "tutti.submision-trace, did you mean tutti.submission-trace?",
        "tutti.submission.trace, did you mean tutti.submission-trace?",
        "tutti.colour, 'the keys are tutti.submission-trace, tutti.drain-timeout, tutti.stall-threshold, tutti.security'",
        "tutti.drain-timout, did you mean tutti.drain-timeout?",
        "%dev.tutti.submission-trace-, did you mean tutti.submission-trace?",
        "com.acme.Pricng/quote/Remote/maxConcurrency, did you mean com.acme.Pricing?",
        "com.acme.Pricing/qoute/Remote/maxConcurrency, did you mean quote?",
        "com.acme.Pricing/plain/Remote/maxConcurrency, 'its remote methods are limited, quote'",
        "com.acme.ChatRom/Actor/maxConcurrency, did you mean com.acme.ChatRoom?",
        "com.acme.ChatRoom/Remote/maxConcurrency, is no class of this application with remote methods",
        "com.acme.Pricing/Actor/maxConcurrency, is no actor of this application",
        "com.acme.ChatRoom/Actor/maxRestart, did you mean maxRestarts?",
        "com.acme.Archive/ios/Group/maxConcurrency, did you mean io?",
        "com.acme.Archive/net/Group/maxPending, its groups are io",
        "com.acme.Archiv/io/Group/maxPending, did you mean com.acme.Archive?",
        "com.acme.Archive/io/Group/maxpending, did you mean maxPending?",
        "com.acme.Archive/io/Group/mode, 'there are maxConcurrency, maxPending'",
        "com.acme.Archive/Group/maxPending, write com.acme.Archive/io/Group/maxPending",
        "Group/maxPending, write com.acme.Archive/io/Group/maxPending",
        "com.acme.ChatRoom/Actr/maxConcurrency, did you mean Actor?",
        "com.acme.ChatRoom/actor/size, did you mean Actor?",
        "com.acme.Pricing/quote/Remot/maxConcurrency, did you mean Remote?",
        "com.acme.Archive/io/Groups/maxPending, did you mean Group?",
        "Remotes/cpuBound, did you mean Remote?",
        "com.acme.Unknown/Actors/instances, did you mean Actor?",
        "com.acme.ChatRoom/say/Actor/maxConcurrency, write com.acme.ChatRoom/Actor/maxConcurrency"
    })
    void namesWhatWasMeantByAnUnknownKey(String key, String meant) {
        List<Problem> problems = problems(key, "1");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .startsWith(key + " (where it stands): ")
                    .contains(meant);
            assertThat(problem.fatal()).isTrue();
        });
    }

    @Test
    void d5_suggestsNothingThatIsNotAlike() {
        assertThat(problems("Remote/size", "1"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).doesNotContain("did you mean"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-2147483648", "ten", "1.5", "3000000000", ""})
    void refusesALimitThatIsNone(String value) {
        String key = "com.acme.Pricing/quote/Remote/maxConcurrency";

        assertThat(problems(key, value))
                .extracting(Problem::message)
                .containsExactly(key + " (where it stands): must be a whole number of 1 or more, was " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "Actor/maxConcurrency, 0, must be a whole number of 1 or more",
        "Remote/priority, -2147483648, must be a whole number above -2147483648",
        "Remote/priority, high, must be a whole number",
        "Remote/cpuBound, maybe, must be true or false",
        "tutti.submission-trace, sometimes, must be true or false",
        "Actor/mode, parallel, 'must be one of TURNS, PARALLEL, was parallel; did you mean PARALLEL?'",
        "Actor/mode, sequential, 'must be one of TURNS, PARALLEL, was sequential'",
        "com.acme.ChatRoom/Actor/routing, ByKey, 'one of ROUND_ROBIN, LEAST_BUSY, BY_KEY, was ByKey; did you mean BY_KEY?'",
        "Actor/overflow, WAITS, 'must be one of REJECT, WAIT, was WAITS; did you mean WAIT?'",
        "Actor/fairness, BY_USER, 'must be one of BY_ARRIVAL, BY_PRINCIPAL, BY_KEY'",
        "Actor/instances, 0, must be a whole number of 1 or more",
        "Actor/maxRestarts, -1, must be a whole number of 0 or more",
        "com.acme.Archive/io/Group/maxConcurrency, 0, must be a whole number of 1 or more",
        "com.acme.Archive/io/Group/maxPending, many, must be a whole number of 1 or more",
        "tutti.drain-timeout, 2, 'must be a duration of 0 or more, such as PT2S or PT0.5S, was 2'",
        "tutti.drain-timeout, 2s, must be a duration",
        "tutti.stall-threshold, 200, must be a duration",
        "tutti.drain-timeout, PT-1S, must be a duration of 0 or more",
        "tutti.drain-timeout, P999999999D, must be a duration",
        "Remote/executor, ' ', must be a name",
        "Remote/executor, report, did you mean reports?",
        "com.acme.Pricing/quote/Remote/executor, other, java:app/concurrent/other"
    })
    void refusesAValueOfTheWrongType(String key, String value, String message) {
        assertThat(problems(key, value))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(key, message));
    }

    @Test
    void refusesPlacesThatContradictEachOther() {
        assertThat(problems("com.acme.Pricing/Remote/cpuBound", "true", "com.acme.Pricing/Remote/executor", "reports"))
                .extracting(Problem::message)
                .containsExactly("com.acme.Pricing/Remote/cpuBound (where it stands): with"
                        + " com.acme.Pricing/Remote/executor, but a body runs in one place; remove one of them");
    }

    @Test
    void refusesPendingCallsOfAMethodWithoutALimit() {
        assertThat(problems("com.acme.Pricing/quote/Remote/maxPending", "5"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("maxConcurrency; set it too"));
    }

    @Test
    void acceptsPendingCallsOfAMethodWhoseLimitIsConfigured() {
        assertThat(problems(
                        "com.acme.Pricing/quote/Remote/maxPending", "5", "com.acme.Pricing/Remote/maxConcurrency", "2"))
                .isEmpty();
    }

    @Test
    void mistakeWhereSeveralApplicationsShareIsNotFatal() {
        List<Problem> problems = Validation.of(catalog, Written.in(Whose.SHARED, "Remote/maxConcurreny", "1"));

        assertThat(problems).extracting(Problem::fatal).containsExactly(false);
    }

    @Test
    void wrongValueWhereSeveralApplicationsShareIsSaidNotToCount() {
        List<Problem> problems = Validation.of(catalog, Written.in(Whose.SHARED, "Remote/maxConcurrency", "0"));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).endsWith("a whole number of 1 or more, was 0; it counts as not set");
            assertThat(problem.fatal()).isFalse();
        });
    }

    @Test
    void nearMissAmongVariablesIsAProblem() {
        List<Problem> problems = Validation.of(
                catalog,
                Written.in(
                        Whose.ENVIRONMENT,
                        "TUTTI_SUBMISION_TRACE",
                        "true",
                        "TUTTI_SUBMISSION_TRACE",
                        "true",
                        "TUTTI_HOME",
                        "/opt/tutti",
                        "PATH",
                        ""));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("TUTTI_SUBMISION_TRACE", "did you mean TUTTI_SUBMISSION_TRACE?");
            assertThat(problem.fatal()).isFalse();
        });
    }

    private List<Problem> problems(String... keysAndValues) {
        return Validation.of(catalog, Written.inTheArchive(keysAndValues));
    }
}
