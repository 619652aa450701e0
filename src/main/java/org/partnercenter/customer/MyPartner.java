package org.partnercenter.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.partnercenter.account.Bond;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.partner.Members;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.codes.OneTimeCodes;
import org.partnercenter.platform.masking.Masking;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a customer does on {@code /my-partner/{token}}: read its bond, sign a notice, ask to end it, take that back (CUS-24 to CUS-26). */
@Service
@Transactional
public class MyPartner {

    private static final String PURPOSE = "my-partner";

    private final MyPartnerLinks links;
    private final ChangeRepository repository;
    private final Changes changes;
    private final ChangeCheck check;
    private final NoticeVersions notices;
    private final NoticeSignatures signatures;
    private final AssociationRepository associations;
    private final RefundTargets refunds;
    private final ChangeAccounts accounts;
    private final Partners partners;
    private final Members members;
    private final Deadlines deadlines;
    private final OneTimeCodes codes;

    MyPartner(MyPartnerLinks links, ChangeRepository repository, Changes changes, ChangeCheck check, NoticeVersions notices,
              NoticeSignatures signatures, AssociationRepository associations, RefundTargets refunds, ChangeAccounts accounts,
              Partners partners, Members members, Deadlines deadlines, OneTimeCodes codes) {
        this.links = links;
        this.repository = repository;
        this.changes = changes;
        this.check = check;
        this.notices = notices;
        this.signatures = signatures;
        this.associations = associations;
        this.refunds = refunds;
        this.accounts = accounts;
        this.partners = partners;
        this.members = members;
        this.deadlines = deadlines;
        this.codes = codes;
    }

    /** Everything of the page: 404 {@code LINK_NOT_FOUND}, 410 {@code LINK_EXPIRED}. */
    @Transactional(readOnly = true)
    public MyPartnerView read(String token) {
        Bond bond = links.open(token);
        CustomerAccount account = account(bond);
        List<Change> requests = repository.of(bond.associationKey());
        Instant since = associations.find(bond.associationKey()).map(association -> association.associatedAt).orElse(bond.since());
        NoticeVersion newest = notices.current(bond.type());
        return new MyPartnerView(partners.names(List.of(bond.partnerId())).get(bond.partnerId()), contacts(bond.partnerId()),
                account.accountName(), Masking.mobile(account.mobile()), AssociationType.zh(bond.type()), AssociationType.en(bond.type()),
                since, signed(bond), unsigned(bond, newest) ? newest : null, log(since, requests), open(requests),
                check.blockers(ending(bond)), RefundRoute.after(refunds, bond.type(), ChangeKind.DISASSOCIATE));
    }

    /** Sends the code that ending needs to the account's mobile; 429 {@code SMS_LIMIT} within a minute of the last. */
    public void sendCode(String token) {
        Bond bond = links.open(token);
        codes.send(PURPOSE, bond.customerId(), bond.partnerId(), account(bond).mobile(), "申请解除关联 asking to end the association");
    }

    /**
     * The customer asks to end its association; answers the request's key. 400 {@code SMS_CODE_WRONG}, 409 {@code CHANGE_BLOCKED}: then
     * nothing is counted and the code stays good (CUS-22).
     */
    public String end(String token, MyPartnerEndForm form) {
        Bond bond = links.open(token);
        codes.check(PURPOSE, bond.customerId(), form.smsCode(), "smsCode", "SMS_CODE_WRONG");
        return changes.request(bond.associationKey(), form.reason());
    }

    /** Takes the customer's own request back; 404 for one that is not its own, 409 {@code ALREADY_DECIDED} for one that is answered. */
    public void withdraw(String token, String changeKey) {
        Bond bond = links.open(token);
        Change own = repository.find(changeKey).filter(found -> found.customerId.equals(bond.customerId()))
                .filter(found -> found.initiator == ChangeInitiator.CUSTOMER).orElseThrow(() -> Refusal.notFound("request"));
        changes.withdrawByCustomer(own.key);
    }

    /** Accepts the newest notice for the present type (CUS-14). */
    public void sign(String token) {
        Bond bond = links.open(token);
        NoticeVersion newest = notices.current(bond.type());
        if (unsigned(bond, newest)) {
            signatures.sign(bond.customerId(), bond.partnerId(), bond.associationKey(), newest);
        }
    }

    private boolean unsigned(Bond bond, NoticeVersion notice) {
        return ofPartner(bond).noneMatch(signed -> signed.type().equals(notice.type()) && signed.version().equals(notice.version()));
    }

    private Stream<NoticeSignatures.Signature> ofPartner(Bond bond) {
        return signatures.of(bond.customerId()).stream().filter(signed -> signed.partnerId().equals(bond.partnerId()));
    }

    private List<MyPartnerView.SignedNotice> signed(Bond bond) {
        return ofPartner(bond).flatMap(signed -> notices.find(signed.type(), signed.version()).stream()
                .map(notice -> new MyPartnerView.SignedNotice(notice, signed.signedAt()))).toList();
    }

    private static ChangeCheck.Subject ending(Bond bond) {
        return new ChangeCheck.Subject(bond.associationKey(), bond.partnerId(), bond.customerId(), ChangeInitiator.CUSTOMER,
                ChangeKind.DISASSOCIATE, bond.type(), null, null);
    }

    private List<MyPartnerView.Contact> contacts(String partnerId) {
        return members.contacts(partnerId).stream()
                .map(member -> new MyPartnerView.Contact(member.displayName(), member.mobile(), member.email())).toList();
    }

    private static List<MyPartnerView.Event> log(Instant since, List<Change> requests) {
        List<MyPartnerView.Event> log = new ArrayList<>();
        log.add(new MyPartnerView.Event(since, "已关联", "Associated"));
        for (Change request : requests) {
            String zh = request.initiator.status().zh() + "申请" + request.kind.status().zh() + "：";
            String en = request.initiator.status().en() + ", " + request.kind.status().en() + ": ";
            log.add(new MyPartnerView.Event(request.createdAt, zh + "已提交", en + "Filed"));
            if (request.decidedAt != null) {
                ChangeStatus decided = request.status == ChangeStatus.COMPLETED ? ChangeStatus.AGREED : request.status;
                log.add(new MyPartnerView.Event(request.decidedAt, zh + decided.status().zh(), en + decided.status().en()));
            }
            if (request.appliedAt != null) {
                log.add(new MyPartnerView.Event(request.appliedAt, zh + request.status.status().zh(), en + request.status.status().en()));
            }
        }
        log.sort(Comparator.comparing(MyPartnerView.Event::at).reversed());
        return log;
    }

    private List<MyPartnerView.Request> open(List<Change> requests) {
        List<Change> open = requests.stream().filter(request -> request.status.isOpen()).toList();
        Map<String, Deadline> running = deadlines.ofRecords(open.stream().map(request -> request.key).toList(), Changes.ANSWER);
        return open.stream().map(request -> new MyPartnerView.Request(request.key, request.kind.status(),
                request.newType == null ? null : AssociationType.zh(request.newType), request.status.status(), request.reason, request.createdAt,
                running.containsKey(request.key) ? running.get(request.key).lastDay() : null, request.initiator == ChangeInitiator.CUSTOMER,
                request.status == ChangeStatus.AWAITING_CUSTOMER ? changes.link(request) : null)).toList();
    }

    private CustomerAccount account(Bond bond) {
        return accounts.get(bond.customerId());
    }
}
