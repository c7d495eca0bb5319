package dev.tutti.internal.graph;

import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A bean whose methods are nodes. */
public class Stats {

    public int ten() {
        return 10;
    }

    public double chunk(int number) {
        return number;
    }

    public double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    public double sum(Collection<? extends Number> values) {
        return values.stream().mapToDouble(Number::doubleValue).sum();
    }

    public double sumOf(Map<String, Double> values) {
        return sum(values.values());
    }

    public double add(double a, double b) {
        return a + b;
    }

    public String join(int a, String b, double c) {
        return a + b + c;
    }

    public String any(Object value) {
        return String.valueOf(value);
    }

    public double pick(String of) {
        return of.length();
    }

    public double pick(String of, int times) {
        return of.length() * times;
    }

    public TaskRef<Double> later(int number) {
        return TaskRef.of((double) number);
    }

    public CompletionStage<Double> stage(int number) {
        return CompletableFuture.completedFuture((double) number);
    }

    public Uni<Double> uni(int number) {
        return Uni.createFrom().item((double) number);
    }

    public double broken(double value) throws IOException {
        throw new IOException("broken: " + value);
    }
}
