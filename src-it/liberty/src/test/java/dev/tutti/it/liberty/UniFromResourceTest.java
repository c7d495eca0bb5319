package dev.tutti.it.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@RunAsClient
class UniFromResourceTest {
    @ArquillianResource
    private URL application;

    @Deployment
    static WebArchive deployment() {
        return TuttiWar.named("resource").addClasses(Rest.class, Answers.class);
    }

    @Test
    void answersWithTheItem() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(application + "rest/answers")).build();

        HttpResponse<String> response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("42");
    }

    @ApplicationPath("rest")
    public static class Rest extends Application {}

    @Path("answers")
    public static class Answers {
        @Inject
        Tasks tasks;

        @GET
        public Uni<String> answer() {
            TaskRef<Integer> answer = tasks.submit(x -> x + 1, 41);
            return answer.uni().map(String::valueOf);
        }
    }
}
