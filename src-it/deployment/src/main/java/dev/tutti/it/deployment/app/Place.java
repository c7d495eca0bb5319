package dev.tutti.it.deployment.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Where the code of a caller runs on another thread. */
public enum Place {
    BODY_OF_UNI {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            return on.calls.uni(code).subscribeAsCompletionStage();
        }
    },
    BODY_OF_STAGE {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            return on.calls.stage(code);
        }
    },
    BODY_OF_REF {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            return on.calls.ref(code);
        }
    },
    BODY_OF_VOID {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            CompletableFuture<String> result = new CompletableFuture<>();
            on.calls.audit(() -> Foreign.complete(result, code));
            return result;
        }
    },
    BODY_OF_ACTOR {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            return on.door.uni(code).subscribeAsCompletionStage();
        }
    },
    BODY_OF_AN_ACTOR_OF_ONES_OWN {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            return on.actors.of(Door.class).create().uni(code).subscribeAsCompletionStage();
        }
    },
    SUBMITTED_TASK {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            return on.tasks.submit(() -> code.get());
        }
    },
    SUBMITTED_METHOD {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            return on.tasks.submit(Calls::plain, code);
        }
    },
    MAP_ON_UNI {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            return on.calls.uni(() -> "").map(value -> code.get()).subscribeAsCompletionStage();
        }
    },
    THEN_APPLY_ON_STAGE {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            return on.calls.stage(() -> "").thenApply(value -> code.get());
        }
    },
    THEN_ON_REF {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            return on.calls.ref(() -> "").then(value -> code.get());
        }
    },
    MAP_ON_UNI_COMPLETED_ELSEWHERE {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            CompletableFuture<String> pending = new CompletableFuture<>();
            CompletionStage<String> result =
                    on.calls.uniOf(pending).map(value -> code.get()).subscribeAsCompletionStage();
            Foreign.completeOnceAwaited(pending);
            return result;
        }
    },
    THEN_APPLY_ON_STAGE_COMPLETED_ELSEWHERE {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            CompletableFuture<String> pending = new CompletableFuture<>();
            CompletionStage<String> result = on.calls.stageOf(pending).thenApply(value -> code.get());
            Foreign.completeOnceAwaited(pending);
            return result;
        }
    },
    THEN_ON_REF_COMPLETED_ELSEWHERE {
        @Override
        CompletionStage<String> run(Components on, Supplier<String> code) {
            CompletableFuture<String> pending = new CompletableFuture<>();
            CompletionStage<String> result = on.calls.refOf(pending).then(value -> code.get());
            Foreign.completeOnceAwaited(pending);
            return result;
        }
    };

    abstract CompletionStage<String> run(Components on, Supplier<String> code);
}
