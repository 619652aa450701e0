package org.partnercenter.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.Selection;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of members with their roles; the status comes from what is known of their login. */
@Repository
class MemberRepository {

    private static final String TABLES = "partner_member m left join user_login l on l.user_id = m.user_id";
    private static final String COLUMNS = "m.*, l.disabled, l.initial_until, l.locked_until";

    private final JdbcClient jdbc;

    MemberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Member> find(String userId, Instant now) {
        return byId(List.of(userId), now).stream().findFirst();
    }

    List<Member> byId(Collection<String> userIds, Instant now) {
        return userIds.isEmpty() ? List.of() : query("m.user_id in (:wanted)", Set.copyOf(userIds), now);
    }

    List<Member> of(String partnerId, Instant now) {
        return query("m.partner_id in (:wanted)", Set.of(partnerId), now);
    }

    private List<Member> query(String condition, Set<String> wanted, Instant now) {
        return withRoles(jdbc.sql("select " + COLUMNS + " from " + TABLES + " where " + condition + " order by m.user_id")
                .param("wanted", wanted).query((row, n) -> read(row, now)).list());
    }

    /** The account managers under a lead. */
    List<String> under(String leadId) {
        return jdbc.sql("select user_id from partner_member where lead_id = ? order by user_id").param(leadId).query(String.class).list();
    }

    /** Whether the id was ever given to a member, whatever its case. */
    boolean isTaken(String userId) {
        return jdbc.sql("select count(*) from partner_member where id_key = ?").param(key(userId)).query(Long.class).single() > 0;
    }

    /** Whether another member has the address, whatever its case. */
    boolean isEmailOfAnother(String email, String userId) {
        return jdbc.sql("select count(*) from partner_member where email_key = ? and user_id <> ?").params(key(email), userId)
                .query(Long.class).single() > 0;
    }

    /** One page of the members that a selection leaves. */
    Page<Member> page(Selection selection, ListQuery query, Instant now) {
        return selection.page(jdbc, COLUMNS, query, (row, n) -> read(row, now)).map(this::withRoles);
    }

    /** The members, to be narrowed by whoever lists them. */
    static Selection selection(Instant now) {
        // the instant is our own clock's, so that it may stand in the statement
        String locked = "l.locked_until > timestamp with time zone '" + Timestamp.from(now).toInstant() + "'";
        Map<MemberStatus, String> is = new EnumMap<>(MemberStatus.class);
        is.put(MemberStatus.DISABLED, "coalesce(l.disabled, false)");
        is.put(MemberStatus.LOCKED, "not coalesce(l.disabled, false) and coalesce(" + locked + ", false)");
        is.put(MemberStatus.INITIAL, "not coalesce(l.disabled, false) and not coalesce(" + locked + ", false) and l.initial_until is not null");
        is.put(MemberStatus.ACTIVE, "not coalesce(l.disabled, false) and not coalesce(" + locked + ", false) and l.initial_until is null");
        Map<String, String> byCode = new HashMap<>();
        is.forEach((status, condition) -> byCode.put(status.code(), "(" + condition + ")"));
        return Selection.from(TABLES).search("m.user_id", "m.display_name", "m.email", "m.mobile").status(byCode)
                .sortable("key", "m.user_id").sortable("userId", "m.user_id").sortable("createdAt", "m.created_at")
                .sortable("updatedAt", "m.updated_at").sortable("displayName", "m.display_name").sortable("email", "m.email")
                .sortable("partnerId", "m.partner_id");
    }

    /** Adds a member; who takes an id or address at the same moment is refused as {@link MemberAdmission} does. */
    void insert(Member member) {
        try {
            jdbc.sql("""
                            insert into partner_member (user_id, id_key, partner_id, display_name, email, email_key, mobile, lead_id,
                              customer_contact, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(member.userId(), key(member.userId()), member.partnerId(), member.displayName(), member.email(),
                            key(member.email()), member.mobile(), member.leadId(), member.customerContact(),
                            Timestamp.from(member.createdAt()), Timestamp.from(member.updatedAt()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw collision(e, member);
        }
        insertRoles(member);
    }

    void update(Member member) {
        try {
            jdbc.sql("""
                            update partner_member set display_name = ?, email = ?, email_key = ?, mobile = ?, lead_id = ?,
                              customer_contact = ?, updated_at = ? where user_id = ?""")
                    .params(member.displayName(), member.email(), key(member.email()), member.mobile(), member.leadId(),
                            member.customerContact(), Timestamp.from(member.updatedAt()), member.userId())
                    .update();
        } catch (DuplicateKeyException e) {
            throw collision(e, member);
        }
        jdbc.sql("delete from member_role where user_id = ?").param(member.userId()).update();
        insertRoles(member);
    }

    private void insertRoles(Member member) {
        member.roles().forEach(role -> jdbc.sql("insert into member_role (user_id, role) values (?, ?)")
                .params(member.userId(), role.code()).update());
    }

    private static RuntimeException collision(DuplicateKeyException e, Member member) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("member_email_once")
                ? MemberFields.emailInUse(member.email()) : MemberFields.taken(member.userId());
    }

    /** Notes that something about the member has changed that other tables hold. */
    void touch(String userId, Instant now) {
        jdbc.sql("update partner_member set updated_at = ? where user_id = ?").params(Timestamp.from(now), userId).update();
    }

    /** Nobody stands under this lead any more. */
    void release(String leadId, Instant now) {
        jdbc.sql("update partner_member set lead_id = null, updated_at = ? where lead_id = ?").params(Timestamp.from(now), leadId).update();
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Member read(ResultSet row, Instant now) throws SQLException {
        return new Member(row.getString("user_id"), row.getString("partner_id"), row.getString("display_name"), row.getString("email"),
                row.getString("mobile"), Set.of(), row.getString("lead_id"), row.getBoolean("customer_contact"), status(row, now),
                row.getTimestamp("created_at").toInstant(), row.getTimestamp("updated_at").toInstant());
    }

    private static MemberStatus status(ResultSet row, Instant now) throws SQLException {
        if (row.getBoolean("disabled")) {
            return MemberStatus.DISABLED;
        }
        Timestamp locked = row.getTimestamp("locked_until");
        if (locked != null && now.isBefore(locked.toInstant())) {
            return MemberStatus.LOCKED;
        }
        return row.getTimestamp("initial_until") == null ? MemberStatus.ACTIVE : MemberStatus.INITIAL;
    }

    /** The members with their roles, read in one query. */
    private List<Member> withRoles(List<Member> members) {
        if (members.isEmpty()) {
            return members;
        }
        Map<String, Set<Role>> roles = new HashMap<>();
        jdbc.sql("select user_id, role from member_role where user_id in (:users)").param("users", members.stream().map(Member::userId).toList())
                .query((row, n) -> roles.computeIfAbsent(row.getString("user_id"), id -> EnumSet.noneOf(Role.class))
                        .add(Role.of(row.getString("role")).orElseThrow())).list();
        return members.stream().map(m -> m.withRoles(roles.getOrDefault(m.userId(), Set.of()))).toList();
    }
}
