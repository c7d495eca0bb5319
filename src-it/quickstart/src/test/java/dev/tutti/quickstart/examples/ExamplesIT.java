package dev.tutti.quickstart.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.quickstart.Quickstart;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Quickstart.class)
class ExamplesIT {

    @Test
    void e11_lazyGraphIsComputedAsExpected() throws Exception {
        HttpResponse<String> answer = Quickstart.get("api/examples/E11");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"ok\":true", "from 10 chunk tasks and 1 reduction");
    }
}
