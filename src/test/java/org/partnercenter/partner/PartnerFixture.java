package org.partnercenter.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Organisations for tests of modules that run without the engine. */
public final class PartnerFixture {

    private PartnerFixture() {
    }

    /** The beans of this module that others ask. */
    public static Class<?> configuration() {
        return Beans.class;
    }

    @Configuration
    @Import({Partners.class, OrganisationRepository.class, PartnerModifications.class})
    static class Beans {
    }

    /** An active organisation with these capability labels. */
    public static void register(JdbcClient jdbc, String id, String companyName, String... capabilityLabels) {
        Organisation organisation = new Organisation(id, Instant.parse("2026-01-01T00:00:00Z"));
        organisation.companyName = companyName;
        organisation.creditCode = "91350100M000100Y43";
        organisation.region = "CN";
        organisation.ecosystemManager = new Partner.Contact("PDM", "pdm@vendor.example", "1", "pdm");
        organisation.capabilityLabels = Stream.of(capabilityLabels)
                .map(code -> new CapabilityLabel(code, "1", LocalDate.parse("2025-06-30"))).toList();
        new OrganisationRepository(jdbc).insert(organisation);
    }
}
