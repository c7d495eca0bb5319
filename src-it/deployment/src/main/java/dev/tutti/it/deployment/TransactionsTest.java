package dev.tutti.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** The transaction is the one context that stays with the caller. */
@RunAsClient
class TransactionsTest {

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static Archive<?> application() {
        return Archives.application("transactions");
    }

    @Test
    void callersTransactionIsNotSeenInTheBody() throws Exception {
        String transaction = Client.nobody(base).get("api/transactions/plain");

        assertThat(transaction).isEqualTo("none");
    }

    @Test
    void transactionalBodyHasATransactionOfItsOwn() throws Exception {
        String transaction = Client.nobody(base).get("api/transactions/own");

        assertThat(transaction).isEqualTo("its own");
    }

    @Test
    void whatTheReturnedUniDoesBelongsToTheBodysTransaction() throws Exception {
        String transaction = Client.nobody(base).get("api/transactions/later");

        assertThat(transaction).isEqualTo("its own");
    }

    @Test
    void callersTransactionGoesOnAfterTheCall() throws Exception {
        String transaction = Client.nobody(base).get("api/transactions/callers");

        assertThat(transaction).isEqualTo("still active");
    }

    @Test
    void valueCommitsTheBodysTransaction() throws Exception {
        String outcome = Client.nobody(base).get("api/transactions/ended?fail=false");

        assertThat(outcome).isEqualTo("committed");
    }

    @Test
    void failedUniRollsTheBodysTransactionBack() throws Exception {
        String outcome = Client.nobody(base).get("api/transactions/ended?fail=true");

        assertThat(outcome).isEqualTo("rolled back");
    }

    @Test
    void tryThatFailsLeavesTheTransactionToTheNextOne() throws Exception {
        String outcome = Client.nobody(base).get("api/transactions/retried");

        assertThat(outcome).isEqualTo("committed after 2");
    }

    @Test
    void whatAFallbacksUniDoesBelongsToTheBodysTransaction() throws Exception {
        String transaction = Client.nobody(base).get("api/transactions/fallen-back");

        assertThat(transaction).isEqualTo("the body's");
    }
}
