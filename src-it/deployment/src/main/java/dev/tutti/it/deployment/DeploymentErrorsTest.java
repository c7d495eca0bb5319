package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tutti.it.deployment.mistakes.AsynchronousTwice;
import dev.tutti.it.deployment.mistakes.ComputingLoop;
import dev.tutti.it.deployment.mistakes.DifferentOptions;
import dev.tutti.it.deployment.mistakes.Faultless;
import dev.tutti.it.deployment.mistakes.FinalMethod;
import dev.tutti.it.deployment.mistakes.ForeignSelf;
import dev.tutti.it.deployment.mistakes.Misgrouped;
import dev.tutti.it.deployment.mistakes.NoConstructor;
import dev.tutti.it.deployment.mistakes.NoExecutor;
import dev.tutti.it.deployment.mistakes.NoPermits;
import dev.tutti.it.deployment.mistakes.Player;
import dev.tutti.it.deployment.mistakes.RetriedStream;
import dev.tutti.it.deployment.mistakes.ScopedActor;
import dev.tutti.it.deployment.mistakes.WrongReturnType;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Mistakes end the deployment with a message that says where they are and what to do. */
@RunAsClient
class DeploymentErrorsTest {

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "no-permits", managed = false, testable = false)
    static Archive<?> noPermits() {
        return with("no-permits", NoPermits.class);
    }

    @Deployment(name = "wrong-return-type", managed = false, testable = false)
    static Archive<?> wrongReturnType() {
        return with("wrong-return-type", WrongReturnType.class);
    }

    @Deployment(name = "asynchronous-twice", managed = false, testable = false)
    static Archive<?> asynchronousTwice() {
        return with("asynchronous-twice", AsynchronousTwice.class);
    }

    @Deployment(name = "final-method", managed = false, testable = false)
    static Archive<?> finalMethod() {
        return with("final-method", FinalMethod.class);
    }

    @Deployment(name = "unknown-key", managed = false, testable = false)
    static Archive<?> unknownKey() {
        return configured("unknown-key", "tutti.submision-trace=true");
    }

    @Deployment(name = "misspelt-limit", managed = false, testable = false)
    static Archive<?> misspeltLimit() {
        return configured("misspelt-limit", Faultless.class.getName() + "/quote/Remote/max_concurreny=10");
    }

    @Deployment(name = "computing-loop", managed = false, testable = false)
    static Archive<?> computingLoop() {
        return with("computing-loop", ComputingLoop.class);
    }

    @Deployment(name = "scoped-actor", managed = false, testable = false)
    static Archive<?> scopedActor() {
        return with("scoped-actor", ScopedActor.class);
    }

    @Deployment(name = "retried-stream", managed = false, testable = false)
    static Archive<?> retriedStream() {
        return with("retried-stream", RetriedStream.class);
    }

    @Deployment(name = "foreign-self", managed = false, testable = false)
    static Archive<?> foreignSelf() {
        return with("foreign-self", ForeignSelf.class).addClass(Faultless.class);
    }

    @Deployment(name = "misgrouped", managed = false, testable = false)
    static Archive<?> misgrouped() {
        return with("misgrouped", Misgrouped.class);
    }

    @Deployment(name = "no-constructor", managed = false, testable = false)
    static Archive<?> noConstructor() {
        return with("no-constructor", NoConstructor.class).addClass(Faultless.class);
    }

    @Deployment(name = "different-options", managed = false, testable = false)
    static Archive<?> differentOptions() {
        return with("different-options", DifferentOptions.class).addClass(Player.class);
    }

    @Deployment(name = "no-executor", managed = false, testable = false)
    static Archive<?> noExecutor() {
        return with("no-executor", NoExecutor.class);
    }

    @Deployment(name = "misspelt-annotation", managed = false, testable = false)
    static Archive<?> misspeltAnnotation() {
        return configured("misspelt-annotation", Faultless.class.getName() + "/quote/Remot/maxConcurrency=10");
    }

    @Test
    void d1_aLimitOfZero() {
        assertThat(failureOf("no-permits"))
                .contains(NoPermits.class.getName() + ".quote()", "maxConcurrency = 0", "must be 1 or more");
    }

    @Test
    void d2_aReturnTypeThatIsNoFuture() {
        assertThat(failureOf("wrong-return-type"))
                .contains(WrongReturnType.class.getName() + ".quote()", "returns String", "return one of Uni");
    }

    @Test
    void d3_bothRemoteAndAsynchronous() {
        assertThat(failureOf("asynchronous-twice"))
                .contains(AsynchronousTwice.class.getName() + ".quote()", "both @Remote and @Asynchronous", "remove");
    }

    @Test
    void d4_aFinalMethod() {
        assertThat(failureOf("final-method"))
                .contains(FinalMethod.class.getName() + ".quote()", "make it neither private, static nor final");
    }

    @Test
    void d5_anUnknownKey() {
        assertThat(failureOf("unknown-key"))
                .contains(
                        "tutti.submision-trace",
                        "META-INF/microprofile-config.properties",
                        "did you mean tutti.submission-trace?");
    }

    @Test
    void e8_aMisspeltLimit() {
        assertThat(failureOf("misspelt-limit"))
                .contains(Faultless.class.getName() + "/quote/Remote/max_concurreny", "did you mean maxConcurrency?");
    }

    @Test
    void e16_processorBoundOnTheEventLoop() {
        assertThat(failureOf("computing-loop"))
                .contains(
                        ComputingLoop.class.getName() + ".quote()", "cpuBound = true with @NonBlocking", "remove one");
    }

    @Test
    void actorOfAnotherScope() {
        assertThat(failureOf("scoped-actor"))
                .contains(ScopedActor.class.getName(), "@RequestScoped", "remove one of them");
    }

    @Test
    void retriesOfAStream() {
        assertThat(failureOf("retried-stream"))
                .contains(RetriedStream.class.getName() + ".quotes()", "@Retry", "stream");
    }

    @Test
    void selfOfAnotherBean() {
        assertThat(failureOf("foreign-self"))
                .contains(ForeignSelf.class.getName() + ".self", "write Self<ForeignSelf>");
    }

    @Test
    void aGroupThatThereIsNot() {
        assertThat(failureOf("misgrouped"))
                .contains(Misgrouped.class.getName() + ".quote(): @InGroup(\"oi\")", "did you mean io?");
    }

    @Test
    void anActorOfWhichThereCanBeNoHandle() {
        assertThat(failureOf("no-constructor"))
                .contains(
                        NoConstructor.class.getName() + ": an actor without a constructor",
                        "add one that does nothing");
    }

    @Test
    void differentOptionsOfOneActor() {
        assertThat(failureOf("different-options"))
                .contains(
                        DifferentOptions.class.getName() + ".player",
                        DifferentOptions.class.getName() + ".play(Player)",
                        "write the same members at both");
    }

    @Test
    void anExecutorThatThereIsNot() {
        assertThat(failureOf("no-executor"))
                .contains(NoExecutor.class.getName() + ".quote()", "there is no executor java:app/concurrent/none");
    }

    @Test
    void d5_aMisspeltAnnotationOfAKey() {
        assertThat(failureOf("misspelt-annotation"))
                .contains(Faultless.class.getName() + "/quote/Remot/maxConcurrency", "did you mean Remote?");
    }

    /** Some servers report by a format in which they escape quotes. */
    private String failureOf(String deployment) {
        Throwable failure = catchThrowable(() -> deployer.deploy(deployment));
        StringWriter text = new StringWriter();
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(text));
        }
        return text.toString().replace("\\\"", "\"");
    }

    private static WebArchive with(String name, Class<?> mistake) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClass(mistake)
                .addAsLibraries(Archives.library());
    }

    private static Archive<?> configured(String name, String line) {
        return with(name, Faultless.class)
                .addAsResource(new StringAsset(line), "META-INF/microprofile-config.properties");
    }
}
