package org.partnercenter.customer;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.Partners;
import org.partnercenter.partner.SalesScope;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The links as people read them (生成记录): those of their organisation, an account manager its own. */
@Component
public class InvitationRecords implements RecordCollection<InvitationView> {

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Members members;
    private final PublicLinks publicLinks;
    private final Journal journal;
    private final Clock clock;

    InvitationRecords(JdbcClient jdbc, Partners partners, Members members, PublicLinks publicLinks, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.partners = partners;
        this.members = members;
        this.publicLinks = publicLinks;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public String prefix() {
        return "INV";
    }

    @Override
    public String label() {
        return "邀请链接 Invitations";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(InvitationStatus.values()).map(InvitationStatus::status).toList();
    }

    /** A link has no process of its own. */
    @Override
    public String processKey() {
        return null;
    }

    @Override
    public Page<InvitationView> list(ListQuery query, Actor viewer) {
        return page(visible(viewer), query, viewer);
    }

    /** Only the links that go from hand to hand. */
    public Page<InvitationView> offline(ListQuery query, Actor viewer) {
        return page(visible(viewer).where("n.kind <> :online", "online", InvitationKind.ONLINE.code()), query, viewer);
    }

    @Override
    public InvitationView item(String key, Actor viewer) {
        List<Invitation> found = read(Set.of(key), viewer);
        if (found.isEmpty()) {
            throw Refusal.notFound("invitation " + key);
        }
        return views(found, viewer, journal.of(key, viewer)).get(0);
    }

    @Override
    public List<InvitationView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : views(read(keys, viewer), viewer, null);
    }

    private Page<InvitationView> page(Selection selection, ListQuery query, Actor viewer) {
        return selection.status(Selection.codes(InvitationStatus.class), "n.status")
                .search("n.invitation_key", "n.tag", "n.campaign", "n.created_by", "n.association_key", "n.report_key")
                .sortable("createdAt", "n.created_at").sortable("updatedAt", "n.updated_at").sortable("status", "n.status")
                .sortable("key", "n.invitation_key").sortable("kind", "n.kind").sortable("expiresAt", "n.expires_at")
                .page(jdbc, "n.*", query, (row, number) -> InvitationRepository.read(row)).map(found -> views(found, viewer, null));
    }

    private Selection visible(Actor viewer) {
        Selection selection = Selection.from("invitation n").visibleTo(viewer, "n.partner_id");
        SalesScope scope = members.scope(viewer);
        return scope.seesAll() ? selection
                : selection.where("(n.manager_id in (:scope) or n.created_by in (:scope))", "scope", scope.accountManagers());
    }

    private List<Invitation> read(Collection<String> keys, Actor viewer) {
        return visible(viewer).where("n.invitation_key in (:keys)", "keys", Set.copyOf(keys))
                .all(jdbc, "n.*", (row, number) -> InvitationRepository.read(row));
    }

    private List<InvitationView> views(List<Invitation> found, Actor viewer, List<Journal.Entry> history) {
        Map<String, String> names = partners.names(found.stream().map(link -> link.partnerId).toList());
        Instant now = clock.instant();
        return found.stream().map(i -> new InvitationView(i.key, i.partnerId, names.get(i.partnerId), title(i), i.status.status(), i.createdAt,
                i.updatedAt, i.kind.code(), i.associationType, i.tag, i.campaign, i.managerId, i.createdBy,
                viewer.isPartner() && i.kind.isOffline() && i.isActive(now) ? publicLinks.url(i.link()) : null, i.expiresAt, i.associations,
                i.associationKey, i.reportKey, history)).toList();
    }

    private static String title(Invitation i) {
        return i.campaign != null ? i.campaign : i.tag != null ? i.tag : i.kind.status().label();
    }
}
