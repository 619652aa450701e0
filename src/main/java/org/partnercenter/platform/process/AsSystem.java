package org.partnercenter.platform.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Component;

/**
 * Calls of the engine that the application makes for itself while a user's request is on the thread: correlating a message,
 * starting a mail. The caller's own permission was checked before.
 */
@Component
public class AsSystem {

    private final IdentityService identity;

    AsSystem(IdentityService identity) {
        this.identity = identity;
    }

    /** Runs the call without the user's authentication, and puts it back. */
    public <T> T call(Supplier<T> call) {
        Authentication user = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return call.get();
        } finally {
            if (user != null) {
                ((IdentityServiceImpl) identity).setAuthentication(user);
            }
        }
    }

    /** As {@link #call}, for a call without an answer. */
    public void run(Runnable call) {
        call(() -> {
            call.run();
            return null;
        });
    }
}
