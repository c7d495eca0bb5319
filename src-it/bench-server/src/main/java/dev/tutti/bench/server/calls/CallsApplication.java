package dev.tutti.bench.server.calls;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("")
public class CallsApplication extends Application {}
