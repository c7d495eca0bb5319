package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.it.deployment.executors.Reports;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** Executors that the server makes for remote methods to name. */
class ServersExecutorsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Reports reports;

    @Deployment
    static Archive<?> application() {
        return TuttiWar.named("executors").addPackage(Reports.class.getPackage());
    }

    @Test
    void bodyRunsOnAThreadOfTheExecutorThatIsNamed() throws Exception {
        Callable<String> thread = () -> Thread.currentThread().getName();

        TaskRef<String> own = reports.onItsOwn(thread);
        TaskRef<String> servers = reports.onTheServers(thread);

        assertThat(own.result(LIMIT)).doesNotStartWith("tutti-");
        assertThat(servers.result(LIMIT)).doesNotStartWith("tutti-");
    }

    @Test
    void bodyHasTheClassLoaderOfItsCaller() throws Exception {
        ClassLoader callers = Thread.currentThread().getContextClassLoader();

        TaskRef<ClassLoader> bodys =
                reports.onItsOwn(() -> Thread.currentThread().getContextClassLoader());

        assertThat(bodys.result(LIMIT)).isSameAs(callers);
    }
}
