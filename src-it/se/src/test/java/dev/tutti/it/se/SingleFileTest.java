package dev.tutti.it.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that nobody has compiled: their classes are in no archive, and in no file. */
class SingleFileTest {

    private static final String CLASS_PATH = ClassPath.ofAProgram().toString();
    private static final String PROMPT = "jshell> ";

    @TempDir
    Path directory;

    @Test
    void theReadmesProgramDoesWhatItSays() throws Exception {
        String program = readme("```java\n(import .*?)```");
        Files.writeString(directory.resolve("Prices.java"), program);

        List<String> output = Jvm.run(directory, "java", "-cp", CLASS_PATH, "Prices.java");

        assertThat(output).containsExactly("[300, 600]", "400", "{tea=5}");
    }

    @Test
    void theReadmesSessionSaysWhatItSays() throws Exception {
        String session = readme("```\n(jshell> .*?)```");
        Stream<String> typed =
                session.lines().filter(line -> line.startsWith(PROMPT)).map(line -> line.substring(PROMPT.length()));

        List<String> answers = typed(typed);

        assertThat(answers)
                .isEqualTo(session.lines()
                        .filter(line -> !line.startsWith(PROMPT))
                        .map(line -> line.replaceFirst(".* ==> ", ""))
                        .toList());
    }

    /** JDK 25 has programs without a class, whose members cannot be in a package. */
    @Test
    void aProgramWithoutAClassHasBeansToo() throws Exception {
        String program = readme("```java\n(import .*?)```");
        boolean withoutAClass = Runtime.version().feature() >= 25;
        if (withoutAClass) {
            program = program.replace("class Prices {", "")
                    .replace("public static void main(String[] arguments)", "void main()");
            program = program.substring(0, program.lastIndexOf('}'));
        }
        Files.writeString(directory.resolve("Short.java"), program);

        assertThat(Jvm.run(directory, "java", "-cp", CLASS_PATH, "Short.java")).hasSize(3);
    }

    /** What jshell, in a JVM of its own, answers to expressions that are typed. */
    private static List<String> typed(Stream<String> lines) {
        List<String> answers = new ArrayList<>();
        try (JShell shell = JShell.create()) {
            shell.addToClasspath(CLASS_PATH);
            lines.forEach(line -> {
                String complete = shell.sourceCodeAnalysis()
                        .analyzeCompletion(line)
                        .source(); // with the semicolon that jshell adds
                SnippetEvent event = shell.eval(complete).get(0);
                assertThat(event.status()).as(line).isEqualTo(Snippet.Status.VALID);
                assertThat(event.exception()).as(line).isNull();
                if (event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                    answers.add(event.value());
                }
            });
        }
        return answers;
    }

    private static String readme(String block) throws IOException {
        Matcher found = Pattern.compile(block, Pattern.DOTALL).matcher(Files.readString(Path.of("../../README.md")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
