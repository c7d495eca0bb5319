package dev.tutti.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's code compiles as it is printed. Here, where everything is that a reader on the plain JVM may use. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** What a reader takes for granted. */
    private static final String AROUND = """
            import static org.junit.jupiter.api.Assertions.*;

            import dev.tutti.*;
            import dev.tutti.testing.*;
            import io.smallrye.mutiny.Multi;
            import io.smallrye.mutiny.Uni;
            import jakarta.enterprise.context.*;
            import jakarta.enterprise.event.Observes;
            import jakarta.inject.Inject;
            import jakarta.ws.rs.*;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.CompletionStage;
            import java.util.concurrent.ExecutorService;
            import java.util.stream.IntStream;
            import org.junit.jupiter.api.Test;

            abstract class Around {
                record Quote(String sku) {}
                interface Other { CompletionStage<Integer> stage(int value); }
                @Actor static class AsyncActor { int started() { return 0; } }
                @Actor static class ChatRoom {}
                abstract static class Lookup { abstract Quote lookup(String sku); }
                abstract static class Stats { abstract double chunk(int i); abstract double mean(List<Double> chunks); }
                record Order(String sku) {}
                record Rate(double value) {}
                interface Rates { Uni<Rate> rate(String currency); }
                static Tasks tasks;
                static Actors actors;
                static ChatRoom lobby;
                static Rates client;
                static Order order;
                static TaskRef<String> skuRef;
                static Other other;
                static List<String> skus;
            }
            """;

    @TempDir
    Path classes;

    @Test
    void everyBlockOfTheReadmeCompiles() throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("../../README.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        List<String> complaints = blocks.stream().map(this::complaints).toList();

        assertThat(blocks).hasSizeGreaterThanOrEqualTo(5);
        assertThat(complaints).allMatch(String::isEmpty);
    }

    private String complaints(String block) {
        String source =
                block.startsWith("import") ? block : AROUND + "class Printed extends Around {" + inside(block) + "}";
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        compiler.getTask(messages, null, null, options, null, List.of(new Source(source)))
                .call();
        return messages.toString();
    }

    private static String inside(String block) {
        boolean statements = block.startsWith("try");
        String pricing = block.contains("class Pricing") ? "" : "abstract static class Pricing extends Lookup {}";
        return pricing + (statements ? "{" + block + "}" : block.replace("lookup(sku)", "new Quote(sku)"));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Printed.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
