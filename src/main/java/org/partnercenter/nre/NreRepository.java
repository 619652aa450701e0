package org.partnercenter.nre;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of NRE applications, their milestones and what is payable. */
@Repository
class NreRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    NreRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds an application; 409 {@code NRE_TAKEN} when the solution has one (NRE-02), also at the same moment. */
    void insert(NreApplication a) {
        try {
            jdbc.sql("""
                            insert into nre_application (nre_key, solution_key, partner_id, status, expected_revenue, created_at, updated_at)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(a.key, a.solutionKey, a.partnerId, a.status.code(), a.expectedRevenue, Timestamp.from(a.createdAt),
                            Timestamp.from(a.createdAt))
                    .update();
        } catch (DuplicateKeyException e) {
            throw taken(a.solutionKey);
        }
    }

    static Refusal taken(String solutionKey) {
        return Refusal.conflict("NRE_TAKEN", "NRE was applied for once for " + solutionKey + "; a solution gets it only once");
    }

    void update(NreApplication a) {
        jdbc.sql("""
                        update nre_application set status = ?, expected_revenue = ?, cloud_services = ?, workload = ?, note = ?, amount = ?,
                          agreement_by = ?, updated_at = ? where nre_key = ?""")
                .params(a.status.code(), a.expectedRevenue, String.join(",", a.cloudServices), a.workloadPersonDays, a.note, a.amount,
                        String.join(",", a.agreementBy), Timestamp.from(clock.instant()), a.key)
                .update();
    }

    /** Writes the milestones anew. */
    void saveMilestones(NreApplication a) {
        jdbc.sql("delete from nre_milestone where nre_key = ?").param(a.key).update();
        for (Milestone m : a.milestones) {
            jdbc.sql("""
                            insert into nre_milestone (nre_key, milestone_no, name, share, amount, due_date, status, payout_key)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(a.key, m.no(), m.name(), m.share(), m.amount(), m.dueDate(), m.status().code(), m.payoutKey()).update();
        }
    }

    /** Records that the milestone's amount is to be paid: once, however often it is recorded. */
    void recordPayable(String key, Milestone milestone) {
        int known = jdbc.sql("select count(*) from nre_payable where nre_key = ? and milestone_no = ?").params(key, milestone.no())
                .query(Integer.class).single();
        if (known == 0) {
            jdbc.sql("insert into nre_payable (nre_key, milestone_no, amount, payout_key, created_at) values (?, ?, ?, ?, ?)")
                    .params(key, milestone.no(), milestone.amount(), null, Timestamp.from(clock.instant())).update();
        }
    }

    /** The applications with something payable for which no slip was made. */
    List<String> withoutPayout() {
        return jdbc.sql("select distinct nre_key from nre_payable where payout_key is null order by nre_key").query(String.class).list();
    }

    /** Notes the slip that pays what is payable for the milestone. */
    void recordPayout(String key, int milestoneNo, String payoutKey) {
        jdbc.sql("update nre_payable set payout_key = ? where nre_key = ? and milestone_no = ?").params(payoutKey, key, milestoneNo).update();
    }

    /** The application, its row locked until the transaction ends. */
    NreApplication locked(String key) {
        NreApplication found = jdbc.sql("select * from nre_application where nre_key = ? for update").param(key)
                .query((row, n) -> read(row)).optional().orElseThrow(() -> Refusal.notFound("NRE application " + key));
        found.milestones = new ArrayList<>(milestones(List.of(key)).getOrDefault(key, List.of()));
        return found;
    }

    /** The milestones of many applications, in one query. */
    Map<String, List<Milestone>> milestones(Collection<String> keys) {
        Map<String, List<Milestone>> found = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("select * from nre_milestone where nre_key in (:keys) order by nre_key, milestone_no").param("keys", keys)
                    .query((ResultSet row) -> {
                        found.computeIfAbsent(row.getString("nre_key"), k -> new ArrayList<>()).add(new Milestone(row.getInt("milestone_no"),
                                row.getString("name"), row.getBigDecimal("share"), row.getBigDecimal("amount"),
                                row.getObject("due_date", LocalDate.class), StatusCode.of(MilestoneStatus.class, row.getString("status")),
                                row.getString("payout_key")));
                    });
        }
        return found;
    }

    static NreApplication read(ResultSet row) throws SQLException {
        NreApplication a = new NreApplication(row.getString("nre_key"), row.getString("solution_key"), row.getString("partner_id"),
                row.getBigDecimal("expected_revenue"), row.getTimestamp("created_at").toInstant());
        a.status = StatusCode.of(NreStatus.class, row.getString("status"));
        String services = row.getString("cloud_services");
        a.cloudServices = services == null || services.isEmpty() ? List.of() : Arrays.asList(services.split(","));
        a.workloadPersonDays = row.getObject("workload", Integer.class);
        a.note = row.getString("note");
        a.amount = row.getBigDecimal("amount");
        String signers = row.getString("agreement_by");
        a.agreementBy = new LinkedHashSet<>(signers == null || signers.isEmpty() ? List.of() : Arrays.asList(signers.split(",")));
        return a;
    }
}
