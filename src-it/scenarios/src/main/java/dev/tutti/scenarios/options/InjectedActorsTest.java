package dev.tutti.scenarios.options;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Actor;
import dev.tutti.ActorOptions;
import dev.tutti.Actors;
import dev.tutti.PendingLimitExceededException;
import dev.tutti.scenarios.tool.Waves;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.InjectionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Actors that injection points ask for. */
public class InjectedActorsTest {

    @Inject
    Guests guests;

    @Inject
    Lounge lounge;

    @Inject
    Actors actors;

    @Inject
    BeanManager beans;

    @Inject
    @ActorOptions(name = "lobby", maxConcurrency = 3)
    Lounge lobby;

    @Test
    void a7_theInstanceOfANameIsTheSameWhereverItIsInjected() {
        Seats found = actors.find(Lounge.class, "lobby").orElseThrow();
        int before = taken(found, "before").size();

        List<Integer> seats = Stream.of(
                        lobby,
                        guests.lobby,
                        guests.seatsOfTheLobby,
                        guests.providerOfTheLobby.get(),
                        guests.ofTheConstructor,
                        guests.ofTheInitializer,
                        guests.reserved.lounge(),
                        guests.any.select(new Named("lobby")).get(),
                        actors.of(Lounge.class).named("lobby").getOrCreate())
                .map(each -> taken(each, "guest").size() - before)
                .toList();

        assertThat(seats).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void anInstanceOfAnotherNameIsAnother() {
        taken(guests.lobby, "of the lobby");

        assertThat(taken(guests.bar, "of the bar")).doesNotContain("of the lobby");
        assertThat(taken(lounge, "of the lounge")).doesNotContain("of the lobby", "of the bar");
    }

    @Test
    void anInstanceWithoutANameIsOfThatInjectionAlone() {
        List<List<String>> seats = Stream.of(guests.own, guests.another, guests.owns.get(), guests.owns.get())
                .map(each -> taken(each, "guest"))
                .toList();

        assertThat(seats).containsOnly(List.of("guest"));
    }

    @Test
    void whatIsInjectedIntoAnActorIsAnActorOfItsOwn() {
        assertThat(lounge.hangUp("coat").result(GUARD)).contains("coat");
        assertThat(taken(actors.find(Lounge.class, "cloakroom").orElseThrow(), "hat"))
                .contains("coat", "hat");
    }

    @Test
    void optionsWinOverConfigurationAndConfigurationOverTheAnnotation() {
        assertThat(peak(guests.lobby, 3)).isEqualTo(3);
        assertThat(peak(guests.own, 1)).isEqualTo(1);
        assertThat(peak(guests.owns.get(), 2)).isEqualTo(2);
        assertThat(peak(lounge, 2)).isEqualTo(2);
    }

    @Test
    void whatIsSetNowhereElseIsAsTheAnnotationSays() {
        Waves waves = new Waves();
        Uni<Void> inside = guests.own.stay(waves);
        Uni<Void> waiting = guests.own.stay(waves);

        Uni<Void> refused = guests.own.stay(waves);

        assertThatThrownBy(() -> refused.await().atMost(GUARD)).isInstanceOf(PendingLimitExceededException.class);
        waves.release(1);
        waves.release(1);
        inside.await().atMost(GUARD);
        waiting.await().atMost(GUARD);
    }

    @Test
    void aLookUpThatIsNoInjectionIsRefused() {
        Bean<?> bean = beans.resolve(beans.getBeans(Lounge.class, new Named("")));
        CreationalContext<?> creating = beans.createCreationalContext(bean);

        assertThatThrownBy(() -> beans.getReference(bean, Lounge.class, creating))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("write actors.of(Lounge.class)");
    }

    private static List<String> taken(Seats seats, String guest) {
        return seats.take(guest).result(GUARD);
    }

    /** In two waves of that size. */
    private static int peak(Lounge lounge, int size) {
        Waves waves = new Waves();
        List<Uni<Void>> all =
                Stream.generate(() -> lounge.stay(waves)).limit(size + 1).toList();
        waves.release(size);
        waves.release(1);
        all.forEach(call -> call.await().atMost(GUARD));
        return waves.crowd().peak();
    }

    private static final class Named extends AnnotationLiteral<ActorOptions> implements ActorOptions {

        private static final long serialVersionUID = 1L;

        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int maxConcurrency() {
            return name.isEmpty() ? Actor.UNSET : 3;
        }

        @Override
        public int maxPending() {
            return Actor.UNSET;
        }

        @Override
        public int instances() {
            return Actor.UNSET;
        }

        @Override
        public int maxRestarts() {
            return Actor.UNSET;
        }
    }
}
