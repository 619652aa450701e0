package org.partnercenter.incentive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.partner.PathHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An organisation with incentives of a path stays on it (PTR-06): incentives for delivery and for dedicated staff belong to the service
 * path, those for opportunities and the marketplace to the software path; performance belongs to neither.
 */
@Component
class IncentivePathHolder implements PathHolder {

    private static final Map<String, List<String>> KINDS = Map.of(
            "service", List.of(IncentiveKind.DELIVERY.code(), IncentiveKind.DEDICATED_STAFF.code()),
            "software", List.of(IncentiveKind.OPPORTUNITY.code(), IncentiveKind.MARKETPLACE.code()));

    private final JdbcClient jdbc;

    IncentivePathHolder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> holds(String partnerId, String path) {
        long incentives = jdbc.sql("select count(*) from incentive where partner_id = :partner and kind in (:kinds)")
                .param("partner", partnerId).param("kinds", KINDS.get(path)).query(Long.class).single();
        return incentives == 0 ? Optional.empty() : Optional.of("激励 incentives");
    }
}
