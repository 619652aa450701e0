package org.partnercenter.certification;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.masking.Revealable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The certifications' bank accounts in plain, for those who may reveal them (CRT-15). */
@Component
class CertificationAccounts implements Revealable {

    private static final String COLUMN = "bankAccount";

    private final JdbcClient jdbc;

    CertificationAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String collection() {
        return CertificationRecords.NAME;
    }

    @Override
    public Map<String, Set<String>> columns() {
        return Map.of(COLUMN, Set.of("partner-admin", "partner-finance", "finance"));
    }

    @Override
    public Map<String, String> plain(String column, Collection<String> keys, Actor actor) {
        Map<String, String> found = new HashMap<>();
        jdbc.sql("select certification_key, partner_id, bank_account from business_certification where certification_key in (:keys)")
                .param("keys", keys).query(row -> {
                    if (actor.sees(row.getString("partner_id"))) {
                        found.put(row.getString("certification_key"), row.getString("bank_account"));
                    }
                });
        return found;
    }
}
