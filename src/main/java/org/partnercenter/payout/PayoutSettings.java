package org.partnercenter.payout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether, and how, partners have the daily run request for them (自动发放, PAY-11). A partner without a setting has chosen nothing. */
@Component
public class PayoutSettings implements RecordCollection<PayoutSettingView> {

    private static final Status AUTOMATIC = new Status("automatic", "自动发放", "Automatic");
    private static final Status MANUAL = new Status("manual", "手动申请", "By request");
    private static final List<String> AUDIENCE = List.of("partner-finance", "partner-admin");
    private static final ApiForm FORM = ApiForm.of(ApiForm.yesNo("automatic").required(),
            ApiForm.choice("otherWay", PayoutWay.codesFor("other").toArray(String[]::new)),
            ApiForm.choice("resaleWay", PayoutWay.codesFor("resale").toArray(String[]::new)));

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Journal journal;
    private final Clock clock;

    PayoutSettings(JdbcClient jdbc, Partners partners, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A partner's choice.
     *
     * @param otherWay  the way for amounts of class {@code other}, or null for none
     * @param resaleWay the way for amounts of class {@code resale}, or null for none
     */
    record Setting(String partnerId, boolean automatic, PayoutWay otherWay, PayoutWay resaleWay, Instant createdAt, Instant updatedAt) {

        static Setting read(ResultSet row, int number) throws SQLException {
            return new Setting(row.getString("partner_id"), row.getBoolean("automatic"), way(row.getString("other_way")),
                    way(row.getString("resale_way")), row.getTimestamp("created_at").toInstant(), row.getTimestamp("updated_at").toInstant());
        }

        private static PayoutWay way(String code) {
            return Optional.ofNullable(code).flatMap(PayoutWay::of).orElse(null);
        }

        /** The way for that class, if the run requests it. */
        Optional<PayoutWay> wayFor(String incentiveClass) {
            return automatic ? Optional.ofNullable(incentiveClass.equals("resale") ? resaleWay : otherWay) : Optional.empty();
        }
    }

    /** Whether this person chooses for its organisation; {@link #put} decides again. */
    public static boolean mayChoose(Actor caller) {
        return caller.partnerId() != null && caller.hasAny("partner-finance", "partner-admin");
    }

    /** Chooses for the caller's organisation: what is left out is none. 403 for others, 400 when automatic without any way. */
    @Transactional
    public void put(Map<String, ?> body, Actor caller) {
        if (!mayChoose(caller)) {
            throw Refusal.notAllowed("only partner-finance and partner-admin choose for their organisation");
        }
        ApiForm.Values values = FORM.check(body);
        boolean automatic = values.yes("automatic", false);
        if (automatic && !values.has("otherWay") && !values.has("resaleWay")) {
            throw Refusal.field("otherWay", "or resaleWay is required for automatic requests");
        }
        String partnerId = partners.lock(caller.partnerId()).id();
        partners.requireActive(partnerId);
        Optional<Setting> before = of(partnerId);
        Timestamp now = Timestamp.from(clock.instant());
        if (jdbc.sql("update payout_setting set automatic = ?, other_way = ?, resale_way = ?, updated_at = ? where partner_id = ?")
                .params(automatic, values.text("otherWay"), values.text("resaleWay"), now, partnerId).update() == 0) {
            jdbc.sql("insert into payout_setting (partner_id, automatic, other_way, resale_way, created_at, updated_at) values (?, ?, ?, ?, ?, ?)")
                    .params(partnerId, automatic, values.text("otherWay"), values.text("resaleWay"), now, now).update();
        }
        journal.write(new Journal.Change("payout-settings:" + partnerId, partnerId, label(), before.map(PayoutSettings::status).orElse(null),
                automatic ? AUTOMATIC : MANUAL, null, false, AUDIENCE));
    }

    Optional<Setting> of(String partnerId) {
        return jdbc.sql("select * from payout_setting where partner_id = ?").param(partnerId).query(Setting::read).optional();
    }

    /** The partner's setting, its row locked until the transaction ends. */
    Optional<Setting> locked(String partnerId) {
        return jdbc.sql("select * from payout_setting where partner_id = ? for update").param(partnerId).query(Setting::read).optional();
    }

    /** The partners that chose the automatic run. */
    List<String> automatic() {
        return jdbc.sql("select partner_id from payout_setting where automatic order by partner_id").query(String.class).list();
    }

    private static Status status(Setting setting) {
        return setting.automatic() ? AUTOMATIC : MANUAL;
    }

    @Override
    public String name() {
        return "payout-settings";
    }

    /** Null: the key is the partner's. */
    @Override
    public String prefix() {
        return null;
    }

    @Override
    public String label() {
        return "发放设置 Payout settings";
    }

    @Override
    public List<Status> statuses() {
        return List.of(AUTOMATIC, MANUAL);
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public Page<PayoutSettingView> list(ListQuery query, Actor viewer) {
        return select(selection(viewer), query).map(found -> views(found, null));
    }

    @Override
    public List<PayoutSettingView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of()
                : views(select(selection(viewer).where("s.partner_id in (:keys)", "keys", keys), ListQuery.LARGEST).items(), null);
    }

    @Override
    public PayoutSettingView item(String partnerId, Actor viewer) {
        return views(select(selection(viewer).where("s.partner_id = :key", "key", partnerId), ListQuery.DEFAULT).items(),
                journal.of("payout-settings:" + partnerId, viewer)).stream().findFirst().orElseThrow(() -> Refusal.notFound("payout setting"));
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("payout_setting s").visibleTo(viewer, "s.partner_id").search("s.partner_id")
                .status(Map.of(AUTOMATIC.code(), "s.automatic", MANUAL.code(), "not s.automatic"))
                .sortable("key", "s.partner_id").sortable("createdAt", "s.created_at").sortable("updatedAt", "s.updated_at");
    }

    private Page<Setting> select(Selection selection, ListQuery query) {
        return selection.page(jdbc, "s.*", query, Setting::read);
    }

    private List<PayoutSettingView> views(List<Setting> found, List<Journal.Entry> history) {
        Map<String, String> names = partners.names(found.stream().map(Setting::partnerId).toList());
        return found.stream().map(s -> new PayoutSettingView(s.partnerId(), s.partnerId(), names.get(s.partnerId()), names.get(s.partnerId()),
                status(s), s.createdAt(), s.updatedAt(), null, null, List.of(), s.automatic(), s.otherWay() == null ? null : s.otherWay().code(),
                s.resaleWay() == null ? null : s.resaleWay().code(), history)).toList();
    }
}
