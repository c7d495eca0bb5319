package dev.tutti.it.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainProgramTest {

    @TempDir
    Path directory;

    @Test
    void e9_aPlainProgramGetsElevenAndExitsByItself() throws Exception {
        List<String> output = Jvm.run(
                directory, "java", "-cp", ClassPath.ofAProgram().withTests().toString(), PlainProgram.class.getName());

        assertThat(output).containsExactly("waited for: 11", "gathered: [11, 11]", "threads left: 0");
    }

    @Test
    void aProgramThatForgetsToCloseExitsAndItsActorsEnd() throws Exception {
        List<String> output = Jvm.run(
                directory,
                "java",
                "-cp",
                ClassPath.ofAProgram().withTests().toString(),
                UnclosedProgram.class.getName());

        assertThat(output).containsExactly("open", "closed");
    }
}
