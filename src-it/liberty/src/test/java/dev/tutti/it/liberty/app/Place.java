package dev.tutti.it.liberty.app;

import dev.tutti.Tasks;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Where the code of a caller runs on another thread. */
public enum Place {
    BODY_OF_UNI {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            return calls.uni(code).subscribeAsCompletionStage();
        }
    },
    BODY_OF_STAGE {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            return calls.stage(code);
        }
    },
    BODY_OF_REF {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            return calls.ref(code);
        }
    },
    BODY_OF_VOID {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            CompletableFuture<String> result = new CompletableFuture<>();
            calls.audit(() -> Foreign.complete(result, code));
            return result;
        }
    },
    BODY_OF_ACTOR {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            return door.uni(code).subscribeAsCompletionStage();
        }
    },
    SUBMITTED_TASK {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            return tasks.submit(() -> code.get());
        }
    },
    MAP_ON_UNI {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            return calls.uni(() -> "").map(value -> code.get()).subscribeAsCompletionStage();
        }
    },
    THEN_APPLY_ON_STAGE {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            return calls.stage(() -> "").thenApply(value -> code.get());
        }
    },
    THEN_ON_REF {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            return calls.ref(() -> "").then(value -> code.get());
        }
    },
    MAP_ON_UNI_COMPLETED_ELSEWHERE {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            CompletableFuture<String> pending = new CompletableFuture<>();
            CompletionStage<String> result =
                    calls.uniOf(pending).map(value -> code.get()).subscribeAsCompletionStage();
            Foreign.completeOnceAwaited(pending);
            return result;
        }
    },
    THEN_APPLY_ON_STAGE_COMPLETED_ELSEWHERE {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            CompletableFuture<String> pending = new CompletableFuture<>();
            CompletionStage<String> result = calls.stageOf(pending).thenApply(value -> code.get());
            Foreign.completeOnceAwaited(pending);
            return result;
        }
    },
    THEN_ON_REF_COMPLETED_ELSEWHERE {
        @Override
        CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code) {
            CompletableFuture<String> pending = new CompletableFuture<>();
            CompletionStage<String> result = calls.refOf(pending).then(value -> code.get());
            Foreign.completeOnceAwaited(pending);
            return result;
        }
    };

    abstract CompletionStage<String> run(Calls calls, Door door, Tasks tasks, Supplier<String> code);
}
