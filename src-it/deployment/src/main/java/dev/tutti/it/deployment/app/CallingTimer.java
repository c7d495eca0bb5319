package dev.tutti.it.deployment.app;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls when its timer fires; a transaction around the wait would keep the timer from being made. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CallingTimer {

    private final CompletableFuture<String> result = new CompletableFuture<>();

    @Inject
    Caller caller;

    @Resource
    TimerService timers;

    public String call() throws Exception {
        timers.createSingleActionTimer(1, new TimerConfig(null, false));
        return result.get(30, TimeUnit.SECONDS);
    }

    @Timeout
    void fire() {
        Foreign.complete(result, caller::call);
    }
}
