package org.partnercenter.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of links and of the mails that brought them. */
@Repository
class InvitationRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    InvitationRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Invitation i) {
        jdbc.sql("""
                        insert into invitation (invitation_key, partner_id, kind, status, association_type, tag, campaign, manager_id,
                          created_by, association_key, report_key, nonce, expires_at, associations, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(i.key, i.partnerId, i.kind.code(), i.status.code(), i.associationType, i.tag, i.campaign, i.managerId, i.createdBy,
                        i.associationKey, i.reportKey, i.nonce, i.expiresAt == null ? null : Timestamp.from(i.expiresAt), i.associations,
                        Timestamp.from(i.createdAt), Timestamp.from(i.updatedAt))
                .update();
    }

    /** Writes what changes: status, manager and count. */
    void update(Invitation i) {
        i.updatedAt = clock.instant();
        jdbc.sql("update invitation set status = ?, manager_id = ?, associations = ?, updated_at = ? where invitation_key = ?")
                .params(i.status.code(), i.managerId, i.associations, Timestamp.from(i.updatedAt), i.key).update();
    }

    Optional<Invitation> find(String key) {
        return jdbc.sql("select * from invitation where invitation_key = ?").param(key).query((row, n) -> read(row)).optional();
    }

    /** The link, its row locked until the transaction ends: of two sessions with one link the second sees the first (CUS-08). */
    Optional<Invitation> locked(String key) {
        return jdbc.sql("select * from invitation where invitation_key = ? for update").param(key).query((row, n) -> read(row)).optional();
    }

    /** Takes the validity of the link that an association's last mail brought (CUS-09, CUS-10). */
    void kill(String associationKey, InvitationStatus status) {
        jdbc.sql("update invitation set status = ?, updated_at = ? where association_key = ? and status = 'active'")
                .params(status.code(), Timestamp.from(clock.instant()), associationKey).update();
    }

    /** The user's common link that is still active: one is enough. */
    Optional<Invitation> commonOf(String partnerId, String userId) {
        return jdbc.sql("select * from invitation where partner_id = ? and kind = 'common' and created_by = ? and status = 'active'")
                .params(partnerId, userId).query((row, n) -> read(row)).list().stream().findFirst();
    }

    /** The offline links of a partner that bring customers to this manager, who has gone (PTR-10). */
    void forgetManager(String partnerId, String managerId) {
        jdbc.sql("update invitation set manager_id = null where partner_id = ? and manager_id = ?").params(partnerId, managerId).update();
    }

    /** Counts a mail on the user's day, up to a limit (0 for none); false when the limit is reached (CUS-09). */
    boolean countMail(String userId, LocalDate day, int limit) {
        if (add(userId, day, limit)) {
            return true;
        }
        boolean known = jdbc.sql("select count(*) from invitation_mail_count where user_id = ? and on_day = ?").params(userId, day)
                .query(Integer.class).single() > 0;
        if (known) {
            return false;
        }
        // of two first mails at once the second collides here and is tried again
        jdbc.sql("insert into invitation_mail_count (user_id, on_day, mailed) values (?, ?, 1)").params(userId, day).update();
        return true;
    }

    private boolean add(String userId, LocalDate day, int limit) {
        return jdbc.sql("update invitation_mail_count set mailed = mailed + 1 where user_id = ? and on_day = ? and (? = 0 or mailed < ?)")
                .params(List.of(userId, day, limit, limit)).update() > 0;
    }

    static Invitation read(ResultSet row) throws SQLException {
        Timestamp expires = row.getTimestamp("expires_at");
        Invitation i = Invitation.stored(row.getString("invitation_key"), row.getString("partner_id"),
                StatusCode.of(InvitationKind.class, row.getString("kind")), row.getString("association_type"), row.getString("tag"),
                row.getString("campaign"), row.getString("manager_id"), row.getString("created_by"), row.getString("association_key"),
                row.getString("report_key"), row.getString("nonce"), expires == null ? null : expires.toInstant(),
                row.getTimestamp("created_at").toInstant());
        i.status = StatusCode.of(InvitationStatus.class, row.getString("status"));
        i.associations = row.getInt("associations");
        i.updatedAt = row.getTimestamp("updated_at").toInstant();
        return i;
    }
}
