package org.partnercenter.incentive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The opportunities (机会点): the door to them, and how people read them. */
@Service
public class Opportunities implements RecordCollection<OpportunityView> {

    private final JdbcClient jdbc;
    private final RecordKeys keys;
    private final Journal journal;
    private final Partners partners;
    private final Members members;
    private final Clock clock;

    Opportunities(JdbcClient jdbc, RecordKeys keys, Journal journal, Partners partners, Members members, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.journal = journal;
        this.partners = partners;
        this.members = members;
        this.clock = clock;
    }

    /** Adds an opportunity; answers its key. */
    @Transactional
    public String add(Opportunity opportunity) {
        String key = keys.next(prefix());
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into opportunity (opportunity_key, partner_id, opportunity_id, name, source, customer_name, customer_account,
                          status, verified_on, delivery_start, delivery_end, annual_cloud_volume, offerings, core, marketplace,
                          new_customer, manager_id, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(key, opportunity.partnerId(), opportunity.opportunityId(), opportunity.name(), opportunity.source(),
                        opportunity.customerName(), opportunity.customerAccount(), opportunity.status().code(), opportunity.verifiedOn(),
                        opportunity.deliveryStart(), opportunity.deliveryEnd(), opportunity.annualCloudVolume(),
                        String.join(";", opportunity.offerings()), opportunity.core(), opportunity.marketplace(),
                        opportunity.newCustomer(), opportunity.managerId(), now, now)
                .update();
        journal.write(new Journal.Change(key, opportunity.partnerId(), opportunity.name(), null, opportunity.status().status(), null,
                false, List.of()));
        return key;
    }

    /** An opportunity that is known already. */
    record Known(String key, Opportunity opportunity) {
    }

    /** Those of these numbers of the sales system that are known, locked until the transaction ends. */
    Map<String, Known> byNumber(Collection<String> opportunityIds) {
        return jdbc.sql("select * from opportunity where opportunity_id in (:ids) order by opportunity_key for update").param("ids", opportunityIds)
                .query((row, n) -> new Known(row.getString("opportunity_key"), read(row))).list().stream()
                .collect(Collectors.toMap(known -> known.opportunity().opportunityId(), known -> known));
    }

    /** What the sales system knows of it now. */
    @Transactional
    void update(String key, OpportunityStatus before, Opportunity opportunity) {
        jdbc.sql("""
                        update opportunity set name = ?, source = ?, customer_name = ?, customer_account = ?, status = ?, verified_on = ?,
                          delivery_start = ?, delivery_end = ?, annual_cloud_volume = ?, offerings = ?, core = ?, marketplace = ?, new_customer = ?,
                          manager_id = ?, updated_at = ? where opportunity_key = ?""")
                .params(opportunity.name(), opportunity.source(), opportunity.customerName(), opportunity.customerAccount(),
                        opportunity.status().code(), opportunity.verifiedOn(), opportunity.deliveryStart(), opportunity.deliveryEnd(),
                        opportunity.annualCloudVolume(), String.join(";", opportunity.offerings()), opportunity.core(), opportunity.marketplace(),
                        opportunity.newCustomer(), opportunity.managerId(), Timestamp.from(clock.instant()), key)
                .update();
        journal.write(new Journal.Change(key, opportunity.partnerId(), opportunity.name(), before.status(), opportunity.status().status(), null,
                false, before == opportunity.status() ? List.of() : List.of("partner-sales", "partner-admin")));
    }

    /**
     * Refuses a registration for an opportunity that is not the partner's own or takes no projects (INC-09). The answer does not
     * tell whether another partner has it.
     */
    void requireRegistrable(String key, String partnerId) {
        jdbc.sql("select status from opportunity where opportunity_key = ? and partner_id = ?").params(key, partnerId)
                .query((row, n) -> StatusCode.of(OpportunityStatus.class, row.getString("status"))).optional()
                .filter(OpportunityStatus::takesProjects)
                .orElseThrow(() -> Refusal.field("opportunityKey",
                        "must be an opportunity of your organisation that is progressing or delivered"));
    }

    /** The partner's own opportunity; 404 for another's, which looks as if there were none. */
    Opportunity own(String key, String partnerId) {
        return find(key).filter(found -> found.partnerId().equals(partnerId)).orElseThrow(() -> Refusal.notFound("opportunity"));
    }

    Opportunity get(String key) {
        return find(key).orElseThrow(() -> Refusal.notFound("opportunity"));
    }

    private Optional<Opportunity> find(String key) {
        return jdbc.sql("select * from opportunity where opportunity_key = ?").param(key).query((row, n) -> read(row)).optional();
    }

    @Override
    public String name() {
        return "opportunities";
    }

    @Override
    public String prefix() {
        return "OPP";
    }

    @Override
    public String label() {
        return "机会点 Opportunities";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(OpportunityStatus.values()).map(OpportunityStatus::status).toList();
    }

    /** Null: opportunities come from the vendor's sales system, no process carries them. */
    @Override
    public String processKey() {
        return null;
    }

    @Override
    public Page<OpportunityView> list(ListQuery query, Actor viewer) {
        return select(selection(viewer), query);
    }

    @Override
    public List<OpportunityView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : select(selection(viewer).where("o.opportunity_key in (:keys)", "keys", keys), ListQuery.LARGEST).items();
    }

    @Override
    public OpportunityView item(String key, Actor viewer) {
        OpportunityView row = select(selection(viewer).where("o.opportunity_key = :key", "key", key), ListQuery.DEFAULT).items().stream()
                .findFirst().orElseThrow(() -> Refusal.notFound("opportunity"));
        return new OpportunityView(row.key(), row.partnerId(), row.companyName(), row.title(), row.status(), row.createdAt(),
                row.updatedAt(), row.deadline(), row.processInstanceId(), row.actions(), row.opportunityId(), row.name(), row.source(),
                row.customerName(), row.customerAccount(), row.verifiedOn(), row.deliveryStart(), row.deliveryEnd(),
                row.annualCloudVolume(), row.offerings(), row.core(), row.marketplace(), row.newCustomer(), row.managerId(),
                journal.of(key, viewer));
    }

    /** Account managers see their own, leads those of all under them (PTR-07). */
    private Selection selection(Actor viewer) {
        return members.scope(viewer).narrow(Selection.from("opportunity o"), "o.manager_id").visibleTo(viewer, "o.partner_id")
                .search("o.opportunity_key", "o.opportunity_id", "o.name", "o.customer_name", "o.customer_account")
                .status(Selection.codes(OpportunityStatus.class), "o.status")
                .sortable("key", "o.opportunity_key").sortable("createdAt", "o.created_at").sortable("updatedAt", "o.updated_at")
                .sortable("status", "o.status").sortable("partnerId", "o.partner_id").sortable("name", "o.name")
                .sortable("opportunityId", "o.opportunity_id").sortable("customerName", "o.customer_name")
                .sortable("verifiedOn", "o.verified_on").sortable("deliveryStart", "o.delivery_start")
                .sortable("deliveryEnd", "o.delivery_end").sortable("annualCloudVolume", "o.annual_cloud_volume");
    }

    private Page<OpportunityView> select(Selection selection, ListQuery query) {
        record Row(String key, Opportunity opportunity, Timestamp createdAt, Timestamp updatedAt) {
        }
        Page<Row> page = selection.page(jdbc, "o.*", query, (row, n) -> new Row(row.getString("opportunity_key"), read(row),
                row.getTimestamp("created_at"), row.getTimestamp("updated_at")));
        Map<String, String> names = partners.names(page.items().stream().map(row -> row.opportunity().partnerId()).toList());
        return page.map(rows -> rows.stream().map(row -> {
            Opportunity o = row.opportunity();
            return new OpportunityView(row.key(), o.partnerId(), names.get(o.partnerId()), o.name(), o.status().status(),
                    row.createdAt().toInstant(), row.updatedAt().toInstant(), null, null, List.of(), o.opportunityId(), o.name(),
                    o.source(), o.customerName(), o.customerAccount(), o.verifiedOn(), o.deliveryStart(), o.deliveryEnd(),
                    Money.text(o.annualCloudVolume()), o.offerings(), o.core(), o.marketplace(), o.newCustomer(), o.managerId(), null);
        }).toList());
    }

    private static Opportunity read(ResultSet row) throws SQLException {
        return new Opportunity(row.getString("opportunity_id"), row.getString("partner_id"), row.getString("name"),
                row.getString("source"), row.getString("customer_name"), row.getString("customer_account"),
                StatusCode.of(OpportunityStatus.class, row.getString("status")), row.getObject("verified_on", LocalDate.class),
                row.getObject("delivery_start", LocalDate.class), row.getObject("delivery_end", LocalDate.class),
                row.getBigDecimal("annual_cloud_volume"), codes(row.getString("offerings")),
                row.getBoolean("core"), row.getBoolean("marketplace"), row.getBoolean("new_customer"), row.getString("manager_id"));
    }

    /** Codes that are kept joined by {@code ;}. */
    static List<String> codes(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(";"));
    }
}
