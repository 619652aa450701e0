package org.partnercenter.partner;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnercenter.platform.Refusal;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organisations: the door of this module. */
@Component
public class Partners {

    private static final RowMapper<Partner> ROW = (row, n) -> new Partner(row.getString("id"), row.getString("company_name"),
            row.getString("paths").isEmpty() ? Set.of() : Arrays.stream(row.getString("paths").split(",")).collect(Collectors.toUnmodifiableSet()),
            row.getBoolean("business_certified"), row.getInt("capability_labels"),
            new Partner.Contact(row.getString("manager_name"), row.getString("manager_email"), row.getString("manager_mobile")));

    private final JdbcClient jdbc;

    Partners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The organisation; throws {@link Refusal} (404) when there is none. */
    public Partner get(String partnerId) {
        return jdbc.sql("select * from partner where id = ?").param(partnerId).query(ROW).optional()
                .orElseThrow(() -> Refusal.notFound("partner"));
    }

    /** Company names by partner id, in one query. */
    public Map<String, String> names(Collection<String> partnerIds) {
        return partnerIds.isEmpty() ? Map.of() : jdbc.sql("select * from partner where id in (:ids)").param("ids", Set.copyOf(partnerIds))
                .query(ROW).list().stream().collect(Collectors.toMap(Partner::id, Partner::companyName));
    }

    /** Organisations by id, in one query. */
    public Map<String, Partner> byId(Collection<String> partnerIds) {
        return partnerIds.isEmpty() ? Map.of() : jdbc.sql("select * from partner where id in (:ids)").param("ids", Set.copyOf(partnerIds))
                .query(ROW).list().stream().collect(Collectors.toMap(Partner::id, p -> p));
    }

    /** All organisations, by id. */
    public List<Partner> all() {
        return jdbc.sql("select * from partner order by id").query(ROW).list();
    }

    /** Adds an organisation to the records; its tenant and people are made beside it. */
    public void register(Partner partner) {
        jdbc.sql("""
                        insert into partner (id, company_name, paths, business_certified, capability_labels, manager_name, manager_email,
                          manager_mobile) values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(partner.id(), partner.companyName(), partner.paths().stream().sorted().collect(Collectors.joining(",")),
                        partner.businessCertified(), partner.capabilityLabels(), partner.ecosystemManager().name(),
                        partner.ecosystemManager().email(), partner.ecosystemManager().mobile())
                .update();
    }
}
