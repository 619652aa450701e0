package org.partnercenter.incentive.process;

import java.util.Map;
import org.partnercenter.incentive.ClaimWithdrawn;
import org.partnercenter.incentive.ClawedBackWhole;
import org.partnercenter.incentive.IncentivePublished;
import org.partnercenter.incentive.ProjectWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to records beside their tasks, told to their processes in the same transaction. */
@Component
class IncentiveMessages {

    private final Messages messages;

    IncentiveMessages(Messages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(ProjectWithdrawn project) {
        messages.send("withdraw-project", project.projectKey());
    }

    @EventListener
    void on(ClaimWithdrawn claim) {
        messages.send("withdraw-incentive-claim", claim.incentiveKey());
    }

    @EventListener
    void on(ClawedBackWhole incentive) {
        messages.send("incentive-clawed-back", incentive.incentiveKey());
    }

    @EventListener
    void on(IncentivePublished incentive) {
        messages.start("incentive-published", incentive.incentiveKey(), incentive.partnerId(), Map.of("kind", incentive.kind().code()));
    }
}
