package org.partnercenter.solution;

import java.util.Optional;
import org.partnercenter.partner.PathHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An organisation with a solution stays on the software path (PTR-06). */
@Component
class SolutionPathHolder implements PathHolder {

    private final JdbcClient jdbc;

    SolutionPathHolder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> holds(String partnerId, String path) {
        long solutions = path.equals("software")
                ? jdbc.sql("select count(*) from solution where partner_id = ?").param(partnerId).query(Long.class).single() : 0;
        return solutions == 0 ? Optional.empty() : Optional.of("基线解决方案 solutions");
    }
}
