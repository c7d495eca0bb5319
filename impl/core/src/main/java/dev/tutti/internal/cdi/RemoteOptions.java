package dev.tutti.internal.cdi;

import dev.tutti.Remote;
import dev.tutti.internal.config.Configured;
import dev.tutti.internal.config.Member;
import dev.tutti.internal.config.Place;
import dev.tutti.internal.config.Placing;
import dev.tutti.internal.config.Settings;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/** What holds for one method of one bean, of its annotations and of the configuration; {@link Remote#UNSET} where nothing. */
record RemoteOptions(Place place, int maxConcurrency, int maxPending, int priority) {

    static RemoteOptions of(Class<?> bean, Method method, Remote remote, Settings settings) {
        Configured configured = Configured.method(
                settings, bean.getName(), method.getDeclaringClass().getName(), method.getName());
        List<Placing> levels = Stream.concat(configured.placings().stream(), Placings.of(bean, method).stream())
                .toList();
        return new RemoteOptions(
                Placing.first(levels),
                configured.number(Member.MAX_CONCURRENCY).orElse(remote.maxConcurrency()),
                configured.number(Member.MAX_PENDING).orElse(remote.maxPending()),
                configured.number(Member.PRIORITY).orElse(remote.priority()));
    }
}
