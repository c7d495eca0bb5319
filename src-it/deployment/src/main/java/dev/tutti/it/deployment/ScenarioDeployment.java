package dev.tutti.it.deployment;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.DeploymentConfiguration;
import org.jboss.arquillian.container.test.api.DeploymentConfiguration.DeploymentContentBuilder;
import org.jboss.arquillian.container.test.spi.client.deployment.AutomaticDeployment;
import org.jboss.arquillian.test.spi.TestClass;

/** The deployment of every test that has none of its own, the scenarios above all. */
public final class ScenarioDeployment implements AutomaticDeployment {
    @Override
    public DeploymentConfiguration generateDeploymentScenario(TestClass test) {
        if (test.getMethods(Deployment.class).length > 0) {
            return null;
        }
        return new DeploymentContentBuilder(TuttiWar.named("scenarios")).get();
    }
}
