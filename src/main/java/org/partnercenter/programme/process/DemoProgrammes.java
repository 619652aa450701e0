package org.partnercenter.programme.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.process.StartUpStep;
import org.partnercenter.programme.Memberships;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The demo's applications; the memberships that go with the partners' identities came with their onboarding. Nobody applies for
 * {@code service-capability}: it is there to be tried.
 */
@Component
@Profile("demo & !prod")
@Order(16)
class DemoProgrammes implements StartUpStep {

    private static final String PROCESS = "programme-join";

    private final DemoWork work;
    private final Memberships memberships;
    private final Clock clock;

    DemoProgrammes(DemoWork work, Memberships memberships, Clock clock) {
        this.work = work;
        this.memberships = memberships;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run() {
        if (memberships.of("cloudstar").stream().noneMatch(m -> m.programmeCode().equals("co-exploration"))) {
            work.at(clock.instant().minus(Duration.ofDays(3)), this::people);
        }
    }

    private void people() {
        work.start("cloudstar-admin", PROCESS, Map.of("programmeCode", "co-exploration", "submit", true, "conditionsConfirmed", true,
                "agreementsAccepted", true));
        work.start("starbridge-admin", PROCESS, Map.of("programmeCode", "solution-provider", "submit", true, "conditionsConfirmed", true,
                "agreementsAccepted", true, "attachment", DemoFiles.pdf("反贿赂合规尽职调查表.pdf"), "note", "希望同时以解决方案提供商身份合作。"));
        work.start("starbridge-admin", PROCESS, Map.of("programmeCode", "service-capability", "submit", false));
        String deleted = work.start("bluewave-admin", PROCESS, Map.of("programmeCode", "co-exploration", "submit", false));
        work.complete("bluewave-admin", deleted, "edit-application", Map.of("action", "delete"));
    }
}
