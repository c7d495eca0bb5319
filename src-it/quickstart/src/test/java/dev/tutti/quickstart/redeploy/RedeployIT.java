package dev.tutti.quickstart.redeploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.quickstart.Await;
import dev.tutti.quickstart.EventStream;
import dev.tutti.quickstart.Liberty;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The quickstart, deployed and undeployed again and again in a server of this test's own, each time in the midst of work. */
class RedeployIT {

    private static final int TIMES = 20;
    /** As much as may be alive of what was deployed before the last one. */
    private static final int ALIVE = 1;

    private static final int SERVERS_THREADS = 100; // or more than it has
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String SERVER = """
            <server>
                <featureManager>
                    <platform>jakartaee-11.0</platform>
                    <platform>microProfile-7.1</platform>
                    <feature>servlet</feature> <!-- for the witness -->
                </featureManager>
                <webApplication location="witness.war" contextRoot="/witness"/>
                <applicationMonitor updateTrigger="disabled"/>
                <config updateTrigger="polled" monitorInterval="100ms"/>
                <httpDispatcher enableWelcomePage="false"/>
                <logging consoleLogLevel="ERROR"/>
                <!-- What is under way never ends here: why wait for it. -->
                <variable name="tutti.drain-timeout" value="PT0.1S"/>
            </server>
            """;

    private static final String QUICKSTART = """
            <server>
                <webApplication location="%s" contextRoot="/"/>
            </server>
            """;

    private static final String WITNESS = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
                <servlet>
                    <servlet-name>witness</servlet-name>
                    <servlet-class>%s</servlet-class>
                </servlet>
                <servlet-mapping>
                    <servlet-name>witness</servlet-name>
                    <url-pattern>/*</url-pattern>
                </servlet-mapping>
            </web-app>
            """;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path servers = Path.of(System.getenv("WLP_USER_DIR"), "servers");
    private final Path model = servers.resolve(System.getProperty("it.server.name"));
    private final Path directory = servers.resolve(model.getFileName() + "-redeploy");
    private final Path deployment = directory.resolve("configDropins/overrides/quickstart.xml");
    private Liberty server;
    private URI base;

    @BeforeEach
    void start() throws Exception {
        configure();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        base = URI.create("http://localhost:" + port + "/");
        server = Liberty.start(directory.getFileName().toString(), port);
        server.await(base.resolve("witness/"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void noClassLoaderAndNoThreadIsLeftBehind() throws Exception {
        for (int time = 1; time <= TIMES; time++) {
            redeploy(time, true);
        }
        // Open Liberty and JDK 17 remember the last one, as heap dumps show: for its name (MTFDeferredMetaDataFactory),
        // for the
        // record whose equals was linked last (ObjectMethods), for the last asynchronous request
        // (WebContainerRequestState).
        redeploy(TIMES, false);

        Await.until(this::left, RedeployIT::nothingThatAddsUp);
    }

    /** Deploys it, has it work, and undeploys it while that is under way. */
    private void redeploy(int time, boolean witnessed) throws Exception {
        deploy();
        List<EventStream> open = work(time);
        if (witnessed) {
            assertThat(send("POST", "witness/", "")).isEqualTo(String.valueOf(time));
        }
        undeploy();
        for (EventStream stream : open) {
            stream.close();
        }
    }

    /** What is alive when the server's threads have served others: each remembers the last asynchronous request it served. */
    private String left() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> others = Stream.generate(
                        () -> http.sendAsync(request("PUT", "witness/", ""), BodyHandlers.ofString()))
                .limit(SERVERS_THREADS)
                .toList();
        for (CompletableFuture<HttpResponse<String>> other : others) {
            other.get();
        }
        return send("GET", "witness/", "");
    }

    private static boolean nothingThatAddsUp(String left) {
        Matcher seen = Pattern.compile("alive: ([0-9]+), threads: \\[]").matcher(left);
        return seen.matches() && Integer.parseInt(seen.group(1)) <= ALIVE;
    }

    /** Leaves something of everything under way, and returns what is to be closed afterwards. */
    private List<EventStream> work(int time) throws Exception {
        List<EventStream> open = new ArrayList<>();
        send("POST", "api/words", "all together now"); // tasks on processors, an actor
        send("GET", "api/examples/E11", ""); // a graph
        send("POST", "api/chat/lobby", "name=Ann&text=Hello"); // a named actor, and its timer
        open.add(listen("api/chat/lobby/lines", "Hello"));
        send("PUT", "api/slow/hold", "");
        open.add(listen("api/gateway/burst?calls=20&ms=0", "\"running\":10")); // promises, and calls that wait
        if (time % 5 == 0) { // two seconds each are what they have to end in
            send("POST", "api/jobs?steps=1000&ms=10000", ""); // a body that blocks
            open.add(listen("api/ticks", "number")); // a stream
        }
        return open;
    }

    /** Listens, and returns when it has heard that. */
    private EventStream listen(String path, String text) throws Exception {
        HttpResponse<InputStream> response = http.send(request("GET", path, ""), BodyHandlers.ofInputStream());
        EventStream stream = new EventStream(response);
        Await.until(stream::next, event -> event.orElseThrow().data().contains(text));
        return stream;
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(method, path, body), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path + ": " + response.body()).isBetween(200, 204);
        return response.body();
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    private boolean deployed() throws IOException, InterruptedException {
        return http.send(request("GET", "api/examples", ""), BodyHandlers.ofString())
                        .statusCode()
                == 200;
    }

    /**
     * The archive stays where it is: the server is told of it, and to forget it. Always by one name, of each of which Open
     * Liberty keeps the last application's loader (MTFDeferredMetaDataFactory).
     */
    private void deploy() throws Exception {
        Path whole = Files.writeString(
                directory.resolve("quickstart.xml"), QUICKSTART.formatted(model.resolve("apps/tutti-quickstart.war")));
        Files.move(whole, deployment, StandardCopyOption.ATOMIC_MOVE);
        Await.until(this::deployed, seen -> seen);
    }

    private void undeploy() throws Exception {
        Files.delete(deployment);
        Await.until(this::deployed, seen -> !seen);
    }

    private void configure() throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(deployment.getParent());
        Path defaults = Path.of("configDropins", "defaults", "tutti.xml");
        Files.createDirectories(directory.resolve(defaults).getParent());
        Files.copy(model.resolve(defaults), directory.resolve(defaults));
        Files.writeString(directory.resolve("server.xml"), SERVER);
        // Or what the server's log remembers softly would be alive.
        Files.writeString(directory.resolve("jvm.options"), "-XX:SoftRefLRUPolicyMSPerMB=0\n");
        Path witness = Files.createDirectories(directory.resolve("apps")).resolve("witness.war");
        try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(witness))) {
            war.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            war.write(WITNESS.formatted(Witness.class.getName()).getBytes(UTF_8));
            for (Class<?> type : List.of(Witness.class, Witness.Linked.class)) {
                String file = type.getName().replace('.', '/') + ".class";
                war.putNextEntry(new ZipEntry("WEB-INF/classes/" + file));
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
                    bytes.transferTo(war);
                }
            }
        }
    }
}
