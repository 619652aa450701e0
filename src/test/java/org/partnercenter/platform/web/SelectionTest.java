package org.partnercenter.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a collection's parameters find in a table, and what they cannot do to it. */
class SelectionTest {

    private static final Actor VENDOR = new Actor("pdm", Set.of("ecosystem-manager"), Set.of());
    private JdbcClient jdbc;

    @BeforeEach
    void fillTable() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:selection;DB_CLOSE_DELAY=-1");
        jdbc = JdbcClient.create(database);
        jdbc.sql("drop table if exists thing").update();
        jdbc.sql("create table thing (thing_key varchar(8), partner_id varchar(16), name varchar(64), status varchar(16))").update();
        insert("T1", "cloudstar", "Lake", "open");
        insert("T2", "cloudstar", "100%_\\", "open");
        insert("T3", "bluewave", "lake", "closed");
        insert("T4", "bluewave", "Sea", "open");
    }

    private void insert(Object... row) {
        jdbc.sql("insert into thing values (?, ?, ?, ?)").params(List.of(row)).update();
    }

    private Page<String> page(ListQuery query, Actor viewer) {
        return Selection.from("thing t").visibleTo(viewer, "t.partner_id").search("t.name", "t.thing_key")
                .status(List.of("open", "closed"), "t.status")
                .sortable("key", "t.thing_key").sortable("name", "t.name").sortable("partnerId", "t.partner_id")
                .page(jdbc, "t.thing_key", query, (row, n) -> row.getString(1));
    }

    private List<String> find(String status, String q, String sort) {
        return page(new ListQuery(status == null ? List.of() : List.of(status.split(",")), q, 0, 20, sort), VENDOR).items();
    }

    @Test
    void textIsLookedForInAnyCaseAndTakenLiterally() {
        assertThat(find(null, "LAKE", "key")).containsExactly("T1", "T3");
        assertThat(find(null, "%", "key")).containsExactly("T2");
        assertThat(find(null, "_", "key")).containsExactly("T2");
        assertThat(find(null, "\\", "key")).containsExactly("T2");
        assertThat(find(null, "t4", "key")).containsExactly("T4");
        assertThat(find(null, "' or '1'='1", "key")).isEmpty();
    }

    @Test
    void statusesAreJoinedWithOr() {
        assertThat(find("closed", null, "key")).containsExactly("T3");
        assertThat(find("open,closed", null, "key")).hasSize(4);
        assertThat(find("open", "lake", "key")).containsExactly("T1");
    }

    @Test
    void equalRowsKeepAnOrderSoThatPagesDoNotOverlap() {
        assertThat(find(null, null, "-partnerId")).containsExactly("T2", "T1", "T4", "T3");
        assertThat(page(new ListQuery(List.of(), null, 1, 2, "partnerId"), VENDOR)).isEqualTo(new Page<>(List.of("T4", "T1"), 4));
        assertThat(page(new ListQuery(List.of(), null, 9, 2, "key"), VENDOR)).isEqualTo(new Page<>(List.of(), 4));
    }

    @Test
    void aPartnerFindsItsOwnOnly() {
        Actor partner = new Actor("u", Set.of("partner-sales"), Set.of("bluewave"));

        assertThat(page(new ListQuery(List.of(), null, 0, 20, "key"), partner))
                .isEqualTo(new Page<>(List.of("T3", "T4"), 2));
        assertThat(page(new ListQuery(List.of("open"), "lake", 0, 20, "key"), partner).total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "t.name", "name; drop table thing", "name desc", "--key", ""})
    void onlyNamedFieldsAreSortedBy(String sort) {
        assertThatThrownBy(() -> find(null, null, sort)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.field()).isEqualTo("sort"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPEN", "lost", "open' or '1'='1"})
    void onlyNamedStatusesAreFiltered(String status) {
        assertThatThrownBy(() -> find(status, null, "key")).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.field()).isEqualTo("status"));
    }

    @Test
    void anUnknownFieldToSortByIsRefusedAlsoWhereNothingIsFound() {
        assertThatThrownBy(() -> find(null, "nothing of the kind", "colour"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("sort"));
    }
}
