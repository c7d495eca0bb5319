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
        "tutti.submission-trace, false",
        "%dev.tutti.submission-trace, false",
        "com.acme.Pricing/quote/Retry/maxRetries, 3",
        "mp.fault.tolerance.interceptor.priority, 4010",
        "tuttifrutti, 1"
    })
    void hasNothingAgainst(String key, String value) {
        assertThat(problems(key, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Pricing/quote/Remote/max_concurreny, did you mean maxConcurrency?",
        "com.acme.Pricing/Remote/Maxpending, did you mean maxPending?",
        "Remote/cpubound, did you mean cpuBound?",
        "Remote/size, 'there are cpuBound, maxConcurrency, maxPending, priority, executor'",
        "com.acme.ChatRoom/Actor/priority, 'there are maxConcurrency, maxPending'",
        "Actor/maxCurrency, did you mean maxConcurrency?",
        "tutti.submision-trace, did you mean tutti.submission-trace?",
        "tutti.submission.trace, did you mean tutti.submission-trace?",
        "tutti.colour, the keys are tutti.submission-trace",
        "%dev.tutti.submission-trace-, did you mean tutti.submission-trace?",
        "com.acme.Pricng/quote/Remote/maxConcurrency, did you mean com.acme.Pricing?",
        "com.acme.Pricing/qoute/Remote/maxConcurrency, did you mean quote?",
        "com.acme.Pricing/plain/Remote/maxConcurrency, 'its remote methods are limited, quote'",
        "com.acme.ChatRom/Actor/maxConcurrency, did you mean com.acme.ChatRoom?",
        "com.acme.ChatRoom/Remote/maxConcurrency, is no class of this application with remote methods",
        "com.acme.Pricing/Actor/maxConcurrency, is no actor of this application",
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
