package org.partnercenter.platform.demo;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Refuses to start a production with demo users, whose passwords everybody knows. */
@Component
@Profile("prod & (demo | demo-people)")
class DemoInProduction {

    DemoInProduction() {
        throw new IllegalStateException("the profiles demo and prod exclude each other");
    }
}
