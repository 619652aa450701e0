package org.partnercenter.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Demo users, whose passwords everybody knows, and a production exclude each other. */
class DemoInProductionTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner().withUserConfiguration(DemoInProduction.class);

    @Test
    void bothTogetherDoNotStart() {
        context.withPropertyValues("spring.profiles.active=demo,prod")
                .run(started -> assertThat(started).getFailure().rootCause().hasMessageContaining("exclude each other"));
    }

    @Test
    void eachAloneStarts() {
        for (String profile : new String[] {"demo", "prod"}) {
            context.withPropertyValues("spring.profiles.active=" + profile).run(started -> assertThat(started).hasNotFailed());
        }
    }
}
