package org.partnercenter.programme;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnercenter.calendar.WorkingCalendar;
import org.partnercenter.certification.Certifications;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.stereotype.Service;

/** The catalogue of programmes as each caller sees it (PRG-03), and what identities and programmes ask for and bring (PRG-17). */
@Service
public class Programmes {

    static final Status AVAILABLE = new Status("available", "可加入", "Open to you");
    static final Status UNAVAILABLE = new Status("unavailable", "暂不可加入", "Not open to you");
    static final Status APPLYING = new Status("applying", "申请中", "Applying");
    static final Status MEMBER = new Status("member", "已加入", "Joined");
    private static final List<Status> STATUSES = List.of(AVAILABLE, UNAVAILABLE, APPLYING, MEMBER);

    private final ProgrammeTables tables;
    private final MembershipRepository memberships;
    private final Eligibility eligibility;
    private final CloudAccounts accounts;
    private final Certifications certifications;
    private final Partners partners;
    private final Clock clock;

    Programmes(ProgrammeTables tables, MembershipRepository memberships, Eligibility eligibility, CloudAccounts accounts,
               Certifications certifications, Partners partners, Clock clock) {
        this.tables = tables;
        this.memberships = memberships;
        this.eligibility = eligibility;
        this.accounts = accounts;
        this.certifications = certifications;
        this.partners = partners;
        this.clock = clock;
    }

    /**
     * What an identity or programme asks for and brings, to one partner.
     *
     * @param member whether the partner is a member today
     * @param asOf   when {@code met} of the lines was found
     */
    public record Standing(String code, String nameZh, String nameEn, boolean member, List<ProgrammeTables.Benefit> requirements,
                           List<ProgrammeTables.Benefit> benefits, Instant asOf) {
    }

    /** All programmes, in the order of the policy table. */
    public List<ProgrammeView> catalogue(Actor caller) {
        Partner partner = caller.partnerId() == null ? null : partners.get(caller.partnerId());
        List<Membership> all = partner == null ? List.of() : memberships.ofPartner(partner.id());
        Facts.Account account = partner == null ? null : accounts.of(partner);
        return tables.policies().stream().map(policy -> view(policy, partner, all, account)).toList();
    }

    /** One programme; 404 for a code without a row. */
    public ProgrammeView programme(String code, Actor caller) {
        return catalogue(caller).stream().filter(p -> p.key().equals(code)).findFirst().orElseThrow(() -> Refusal.notFound("programme"));
    }

    /** The catalogue as a collection. */
    Page<ProgrammeView> list(ListQuery query, Actor caller) {
        Set<String> known = STATUSES.stream().map(Status::code).collect(Collectors.toSet());
        query.status().stream().filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
            throw Refusal.field("status", "must be one of " + String.join(", ", STATUSES.stream().map(Status::code).toList()));
        });
        List<ProgrammeView> found = catalogue(caller).stream()
                .filter(p -> query.status().isEmpty() || query.status().contains(p.status().code()))
                .filter(p -> query.q() == null || (p.key() + " " + p.name() + " " + p.nameEn()).toLowerCase(Locale.ROOT)
                        .contains(query.q().toLowerCase(Locale.ROOT)))
                .sorted(order(query.sort())).toList();
        return new Page<>(found.stream().skip(query.offset()).limit(query.limit()).toList(), found.size());
    }

    /** {@code createdAt} is the order of the table. */
    private static Comparator<ProgrammeView> order(String sort) {
        boolean descending = sort.startsWith("-");
        Comparator<ProgrammeView> order = switch (descending ? sort.substring(1) : sort) {
            case "key" -> Comparator.comparing(ProgrammeView::key);
            case "name" -> Comparator.comparing(ProgrammeView::name);
            case "createdAt" -> null;
            default -> throw Refusal.field("sort", "must be one of key, name, createdAt");
        };
        return order == null ? (a, b) -> 0 : descending ? order.reversed() : order;
    }

    private ProgrammeView view(Policy policy, Partner partner, Collection<Membership> all, Facts.Account account) {
        List<ProgrammeTables.Benefit> opens = partner == null ? List.of() : tables.benefits(policy.code(), facts(partner, all, account, false))
                .stream().filter(b -> !b.isRequirement()).toList();
        if (partner == null) {
            List<Condition> conditions = policy.conditions().stream().map(code -> Condition.of(code, null)).toList();
            return view(policy, null, UNAVAILABLE, false, List.of(), conditions, opens, null);
        }
        Eligibility.Findings findings = eligibility.before(policy, partner, all, account);
        Membership open = all.stream().filter(m -> m.programmeCode.equals(policy.code()) && m.isOpen()).reduce((a, b) -> b).orElse(null);
        boolean joinable = policy.entry().equals(Policy.SELF) && findings.met();
        List<ProgrammeTables.Reason> reasons = new ArrayList<>(notOpen(policy));
        reasons.addAll(findings.reasons());
        Status status = joinable ? AVAILABLE : open == null ? UNAVAILABLE : open.isJoined() ? MEMBER : APPLYING;
        return view(policy, partner.id(), status, joinable, reasons, findings.conditions(), opens, open);
    }

    private static ProgrammeView view(Policy policy, String partnerId, Status status, boolean joinable, List<ProgrammeTables.Reason> reasons,
                                      List<Condition> conditions, List<ProgrammeTables.Benefit> opens, Membership open) {
        return new ProgrammeView(policy.code(), partnerId, policy.nameZh(), policy.nameEn(), status, policy.entry(), joinable, reasons,
                conditions, policy.agreements(), policy.attachment(), policy.review(), policy.renewal(), policy.certificate(), opens,
                open == null ? null : open.key, open == null ? null : open.termUntil);
    }

    private static List<ProgrammeTables.Reason> notOpen(Policy policy) {
        return switch (policy.entry()) {
            case Policy.SELF -> List.of();
            case Policy.INVITATION -> List.of(new ProgrammeTables.Reason("PROGRAMME_NOT_OPEN", "由云厂商邀请加入", "By the vendor's invitation",
                    "请联系生态经理", "Ask your ecosystem manager"));
            case "cooperation" -> List.of(new ProgrammeTables.Reason("PROGRAMME_NOT_OPEN", "与总经销商合作后加入", "Joined by cooperating with a distributor",
                    "请与总经销商建立合作", "Cooperate with a distributor"));
            default -> List.of(new ProgrammeTables.Reason("PROGRAMME_NOT_OPEN", "不在本系统加入", "Joined elsewhere",
                    "请在云商店申请", "Apply in the marketplace"));
        };
    }

    /** Requirements and benefits of every programme and its identity, to this partner. */
    public List<Standing> standings(String partnerId) {
        Partner partner = partners.get(partnerId);
        List<Membership> all = memberships.ofPartner(partnerId);
        Facts facts = facts(partner, all, accounts.of(partner), certifications.isValid(partnerId));
        return tables.policies().stream().map(policy -> {
            List<ProgrammeTables.Benefit> lines = tables.benefits(policy.code(), facts);
            return new Standing(policy.code(), policy.nameZh(), policy.nameEn(), facts.memberships().contains(policy.code()),
                    lines.stream().filter(ProgrammeTables.Benefit::isRequirement).toList(),
                    lines.stream().filter(line -> !line.isRequirement()).toList(), clock.instant());
        }).toList();
    }

    private Facts facts(Partner partner, Collection<Membership> all, Facts.Account account, boolean certified) {
        List<String> today = all.stream().filter(m -> m.coversDay(WorkingCalendar.today(clock))).map(m -> m.programmeCode).toList();
        return new Facts(partner, false, today, certified, account);
    }
}
