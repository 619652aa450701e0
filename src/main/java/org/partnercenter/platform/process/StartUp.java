package org.partnercenter.platform.process;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs all {@link StartUpStep}s before the web server opens its port: who gets an answer meets a complete product. */
@Component
class StartUp implements SmartLifecycle {

    private final ObjectProvider<StartUpStep> steps;
    private boolean running;

    StartUp(ObjectProvider<StartUpStep> steps) {
        this.steps = steps;
    }

    @Override
    public void start() {
        List<StartUpStep> inOrder = steps.orderedStream().toList();
        inOrder.forEach(StartUpStep::run);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which starts close to the end. */
    @Override
    public int getPhase() {
        return 0;
    }
}
