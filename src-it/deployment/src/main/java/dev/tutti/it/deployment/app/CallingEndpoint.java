package dev.tutti.it.deployment.app;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

@ServerEndpoint("/socket")
@Dependent // Open Liberty injects into an endpoint only if it is a bean
public class CallingEndpoint {

    @Inject
    Caller caller;

    @OnMessage
    public String call(String message) {
        return caller.call();
    }
}
