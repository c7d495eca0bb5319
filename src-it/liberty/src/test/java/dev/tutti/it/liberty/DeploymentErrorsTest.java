package dev.tutti.it.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tutti.it.liberty.mistakes.FinalMethod;
import dev.tutti.it.liberty.mistakes.NoPermits;
import dev.tutti.it.liberty.mistakes.ScopedActor;
import dev.tutti.it.liberty.mistakes.WrongReturnType;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Mistakes end the deployment with a message that says where they are and what to do. */
@RunAsClient
class DeploymentErrorsTest {

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "wrong-return-type", managed = false, testable = false)
    static Archive<?> wrongReturnType() {
        return with("wrong-return-type", WrongReturnType.class);
    }

    @Deployment(name = "final-method", managed = false, testable = false)
    static Archive<?> finalMethod() {
        return with("final-method", FinalMethod.class);
    }

    @Deployment(name = "no-permits", managed = false, testable = false)
    static Archive<?> noPermits() {
        return with("no-permits", NoPermits.class);
    }

    @Deployment(name = "scoped-actor", managed = false, testable = false)
    static Archive<?> scopedActor() {
        return with("scoped-actor", ScopedActor.class);
    }

    @Test
    void returnTypeThatIsNoFuture() {
        assertThat(failureOf("wrong-return-type"))
                .contains(WrongReturnType.class.getName() + ".quote()", "returns String", "return one of Uni");
    }

    @Test
    void finalMethodThatIsRemote() {
        assertThat(failureOf("final-method"))
                .contains(FinalMethod.class.getName() + ".quote()", "make it neither private, static nor final");
    }

    @Test
    void limitOfZero() {
        assertThat(failureOf("no-permits"))
                .contains(NoPermits.class.getName() + ".quote()", "maxConcurrency = 0", "must be 1 or more");
    }

    @Test
    void actorOfAnotherScope() {
        assertThat(failureOf("scoped-actor"))
                .contains(ScopedActor.class.getName(), "@RequestScoped", "remove one of them");
    }

    private String failureOf(String deployment) {
        Throwable failure = catchThrowable(() -> deployer.deploy(deployment));
        StringWriter text = new StringWriter();
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    private static Archive<?> with(String name, Class<?> mistake) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClass(mistake)
                .addAsLibraries(Archives.library());
    }
}
