package dev.tutti.quickstart.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceCodeTest {

    @Test
    void cutsWhatLiesBetweenTheMarks() {
        String source = """
            class A {
                // <E4>
                // <E5>
                void a() {
                    b();
                }
                // </E4>
                void c() {}
                // </E5>
            }
            """;

        assertEquals("void a() {\n    b();\n}", SourceCode.cut("E4", source));
        assertEquals("void a() {\n    b();\n}\nvoid c() {}", SourceCode.cut("E5", source));
    }

    @Test
    void readsTheSourcesOfAnExample() {
        E4FiftySleepers example = new E4FiftySleepers();

        String code = SourceCode.of(example.id(), example.sources());

        assertTrue(code.contains("public TaskRef<Integer> runTask("), code);
        assertTrue(code.contains("actors.of(AsyncActor.class).create()"), code);
        assertFalse(code.contains("<E"), code);
    }

    @Test
    void refusesASourceWithoutMarks() {
        List<Class<?>> sources = List.of(Example.class);

        assertThrows(IllegalStateException.class, () -> SourceCode.of("E4", sources));
    }
}
