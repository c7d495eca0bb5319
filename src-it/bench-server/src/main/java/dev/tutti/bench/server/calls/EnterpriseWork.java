package dev.tutti.bench.server.calls;

import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import java.util.concurrent.Future;

/** The same as an enterprise bean, with the transaction that its methods have by default. */
@Stateless
public class EnterpriseWork {

    @Asynchronous
    public Future<Integer> plus(int x) {
        return new AsyncResult<>(x + 1);
    }
}
