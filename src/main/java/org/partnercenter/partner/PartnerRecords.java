package org.partnercenter.partner;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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
import org.springframework.transaction.annotation.Transactional;

/** The organisations as people read them: the vendor all of them, a partner its own (PTR-18). */
@Component
@Transactional(readOnly = true)
public class PartnerRecords implements RecordCollection<PartnerView> {

    private final JdbcClient jdbc;
    private final OrganisationRepository organisations;
    private final PartnerModifications modifications;
    private final Journal journal;

    PartnerRecords(JdbcClient jdbc, OrganisationRepository organisations, PartnerModifications modifications, Journal journal) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.modifications = modifications;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "partners";
    }

    /** No key begins with it: a partner id has no prefix. */
    @Override
    public String prefix() {
        return "PARTNER";
    }

    @Override
    public String label() {
        return "伙伴组织 Partners";
    }

    /** None: an organisation is no process. */
    @Override
    public String processKey() {
        return null;
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(PartnerStatus.values()).map(PartnerStatus::status).toList();
    }

    @Override
    public Page<PartnerView> list(ListQuery query, Actor viewer) {
        return selection(viewer).page(jdbc, "p.*", query, (row, n) -> OrganisationRepository.read(row)).map(found -> views(found, viewer));
    }

    @Override
    public List<PartnerView> rows(Collection<String> keys, Actor viewer) {
        return keys.isEmpty() ? List.of() : views(selection(viewer).where("p.id in (:keys)", "keys", keys)
                .page(jdbc, "p.*", ListQuery.LARGEST, (row, n) -> OrganisationRepository.read(row)).items(), viewer);
    }

    @Override
    public PartnerView item(String key, Actor viewer) {
        Organisation organisation = organisations.find(key).filter(found -> viewer.sees(found.id))
                .orElseThrow(() -> Refusal.notFound("partner " + key));
        return view(organisation, viewer, modifications.of(key, viewer), journal.of(key, viewer));
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("partner p").visibleTo(viewer, "p.id")
                .search("p.id", "p.company_name", "p.credit_code")
                .status(Arrays.stream(PartnerStatus.values()).map(PartnerStatus::code).toList(), "p.status")
                .sortable("createdAt", "p.created_at").sortable("key", "p.id").sortable("partnerId", "p.id").sortable("updatedAt", "p.updated_at")
                .sortable("name", "p.company_name").sortable("companyName", "p.company_name").sortable("identity", "p.identity")
                .sortable("status", "p.status").sortable("creditCode", "p.credit_code");
    }

    private List<PartnerView> views(List<Organisation> found, Actor viewer) {
        return organisations.withLabels(found).stream().map(organisation -> view(organisation, viewer, null, null)).toList();
    }

    private static PartnerView view(Organisation o, Actor viewer, List<PartnerModifications.Modification> modifications,
                                    List<Journal.Entry> history) {
        return new PartnerView(o.id, o.id, o.companyName, o.companyName, o.creditCode, o.region, o.identity.code(), o.status.status(),
                o.paths.entrySet().stream().map(p -> new PartnerView.Path(p.getKey(), p.getValue().code())).toList(), o.mainAccount,
                o.cloudAccountId, o.distributorId, o.customerDevelopment, o.capabilityLabels,
                viewer.isPartner() ? o.ecosystemManager.withoutUser() : o.ecosystemManager, o.contactName, o.contactMobile, o.contactEmail,
                o.address, o.verificationCodes, o.shareWithDistributor, null, o.createdAt, o.updatedAt, null, modifications, history);
    }
}
