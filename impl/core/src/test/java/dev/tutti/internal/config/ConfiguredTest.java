package dev.tutti.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Mode;
import dev.tutti.Routing;
import dev.tutti.internal.config.Settings.Whose;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfiguredTest {

    @Test
    void mostSpecificKeyWins() {
        Settings settings = Written.inTheArchive(
                "Remote/maxConcurrency", "1",
                "Base/Remote/maxConcurrency", "2",
                "Bean/Remote/maxConcurrency", "3",
                "Base/inherited/Remote/maxConcurrency", "4",
                "Bean/quote/Remote/maxConcurrency", "5");

        assertThat(limit(settings, "Bean", "Base", "quote")).hasValue(5);
        assertThat(limit(settings, "Bean", "Base", "inherited")).hasValue(4);
        assertThat(limit(settings, "Bean", "Base", "other")).hasValue(3);
        assertThat(limit(settings, "Other", "Base", "other")).hasValue(2);
        assertThat(limit(settings, "Third", "Third", "other")).hasValue(1);
    }

    @Test
    void nothingWrittenIsNothingConfigured() {
        assertThat(limit(Settings.none(), "Bean", "Base", "quote")).isEmpty();
        assertThat(Setting.SUBMISSION_TRACE.isOn(Settings.none())).isFalse();
    }

    @Test
    void actorsKeyWinsOverThatOfAllActors() {
        Settings settings = Written.inTheArchive("Room/Actor/maxConcurrency", "3", "Actor/maxConcurrency", "9");

        assertThat(Configured.actor(settings, "Room").number(Member.ACTOR_MAX_CONCURRENCY))
                .hasValue(3);
        assertThat(Configured.actor(settings, "Door").number(Member.ACTOR_MAX_CONCURRENCY))
                .hasValue(9);
    }

    @Test
    void groupsKeyIsOfThatGroupOnly() {
        Settings settings =
                Written.inTheArchive("Archive/io/Group/maxConcurrency", "3", "Archive/Actor/maxConcurrency", "9");

        assertThat(Configured.group(settings, "Archive", "io").number(Member.GROUP_MAX_CONCURRENCY))
                .hasValue(3);
        assertThat(Configured.group(settings, "Archive", "net").number(Member.GROUP_MAX_CONCURRENCY))
                .isEmpty();
    }

    @Test
    void constantIsTheOneOfTheMostSpecificKey() {
        Settings settings = Written.inTheArchive("Room/Actor/mode", "PARALLEL", "Actor/mode", "TURNS");

        assertThat(Configured.actor(settings, "Room").constant(Member.ACTOR_MODE, Mode.class))
                .contains(Mode.PARALLEL);
        assertThat(Configured.actor(settings, "Door").constant(Member.ACTOR_MODE, Mode.class))
                .contains(Mode.TURNS);
        assertThat(Configured.actor(settings, "Room").constant(Member.ACTOR_ROUTING, Routing.class))
                .isEmpty();
    }

    @Test
    void wrongConstantIsNoConstant() {
        Settings settings = Written.inTheArchive("Actor/routing", "RANDOM");

        assertThatThrownBy(() -> Configured.actor(settings, "Room").constant(Member.ACTOR_ROUTING, Routing.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Actor/routing must be one of ROUND_ROBIN, LEAST_BUSY, BY_KEY, was RANDOM");
    }

    @Test
    void durationIsAsWrittenOrTheDefault() {
        assertThat(Setting.DRAIN_TIMEOUT.duration(Written.inTheArchive("tutti.drain-timeout", "PT0.25S")))
                .hasMillis(250);
        assertThat(Setting.DRAIN_TIMEOUT.duration(Settings.none())).hasSeconds(2);
    }

    @Test
    void wrongValueThatTheDeploymentHasOnlyWarnedOfLeavesTheDefault() {
        Settings settings = Written.in(Whose.SHARED, "tutti.drain-timeout", "soon");

        assertThat(Setting.DRAIN_TIMEOUT.duration(settings)).hasSeconds(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Whose.class,
            names = {"SHARED", "ENVIRONMENT"})
    void wrongValueWhereSeveralApplicationsShareIsNotSet(Whose whose) {
        Settings settings = Written.in(
                whose,
                "Room/Actor/maxConcurrency",
                "many",
                "Actor/maxConcurrency",
                "9",
                "Actor/mode",
                "parallel",
                "Bean/quote/Remote/maxConcurrency",
                "0",
                "Bean/quote/Remote/cpuBound",
                "maybe",
                "Remote/cpuBound",
                "true");

        Configured room = Configured.actor(settings, "Room");
        Configured quote = Configured.method(settings, "Bean", "Bean", "quote");

        assertThat(room.number(Member.ACTOR_MAX_CONCURRENCY)).hasValue(9);
        assertThat(room.constant(Member.ACTOR_MODE, Mode.class)).isEmpty();
        assertThat(quote.number(Member.MAX_CONCURRENCY)).isEmpty();
        assertThat(Placing.first(quote.placings())).isEqualTo(Place.PROCESSORS);
    }

    @Test
    void wrongLimitIsNoLimit() {
        Settings settings = Written.inTheArchive("Remote/maxConcurrency", "0");

        assertThatThrownBy(() -> limit(settings, "Bean", "Bean", "quote"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Remote/maxConcurrency must be a whole number of 1 or more, was 0");
    }

    @Test
    void moreSpecificKeyDecidesWhereABodyRuns() {
        Settings settings = Written.inTheArchive("Bean/quote/Remote/cpuBound", "true", "Remote/executor", "reports");

        Place quote = Placing.first(
                Configured.method(settings, "Bean", "Bean", "quote").placings());
        Place other = Placing.first(
                Configured.method(settings, "Bean", "Bean", "other").placings());

        assertThat(quote).isEqualTo(Place.PROCESSORS);
        assertThat(other).isEqualTo(Place.on("reports"));
    }

    @Test
    void keyThatSaysNoTakesAMethodFromTheProcessors() {
        Placing says = new Placing(false, true, "", false, false, false);
        Placing method = new Placing(true, false, "", false, false, false);
        Placing type = new Placing(false, false, "", false, true, false);

        assertThat(Placing.first(List.of(says, method, type))).isEqualTo(Place.LOOP);
        assertThat(Placing.first(List.of(says, method))).isEqualTo(Place.WORKERS);
    }

    private static OptionalInt limit(Settings settings, String type, String declares, String method) {
        return Configured.method(settings, type, declares, method).number(Member.MAX_CONCURRENCY);
    }
}
