package org.partnercenter.customer;

import java.time.Clock;
import java.util.List;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.calendar.Deadline;
import org.partnercenter.calendar.Deadlines;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.codes.OneTimeCodes;
import org.partnercenter.platform.masking.Masking;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a customer does on {@code /change/{token}}: read its partner's request, and answer it (CUS-25, CUS-26). */
@Service
@Transactional
public class ChangeOffers {

    private static final String PURPOSE = "association-change";

    private final ChangeRepository repository;
    private final Changes changes;
    private final PublicLinks links;
    private final RefundTargets refunds;
    private final ChangeAccounts accounts;
    private final Partners partners;
    private final Deadlines deadlines;
    private final OneTimeCodes codes;
    private final Clock clock;

    ChangeOffers(ChangeRepository repository, Changes changes, PublicLinks links, RefundTargets refunds, ChangeAccounts accounts,
                 Partners partners, Deadlines deadlines, OneTimeCodes codes, Clock clock) {
        this.repository = repository;
        this.changes = changes;
        this.links = links;
        this.refunds = refunds;
        this.accounts = accounts;
        this.partners = partners;
        this.deadlines = deadlines;
        this.codes = codes;
        this.clock = clock;
    }

    /** The request behind the link: 404 {@code LINK_NOT_FOUND} for a token that is none, 410 {@code LINK_EXPIRED} once it is answered or over. */
    @Transactional(readOnly = true)
    public ChangeOffer read(String token) {
        Change change = open(token);
        CustomerAccount account = account(change);
        boolean switches = change.newType != null;
        return new ChangeOffer(change.key, partners.names(List.of(change.partnerId)).get(change.partnerId), change.kind.status(),
                AssociationType.zh(change.type), AssociationType.en(change.type), switches ? AssociationType.zh(change.newType) : null,
                switches ? AssociationType.en(change.newType) : null, change.reason, change.createdAt, deadline(change).lastDay(),
                RefundRoute.after(refunds, change.type, change.kind), account.accountName(), Masking.mobile(account.mobile()));
    }

    /** Sends the code that the answer needs to the account's mobile; 429 {@code SMS_LIMIT} within a minute of the last. */
    public void sendCode(String token) {
        Change change = open(token);
        codes.send(PURPOSE, change.key, change.partnerId, account(change).mobile(), "答复关联变更 answering an association change");
    }

    /**
     * The customer's answer; answers what the request became. 400 {@code SMS_CODE_WRONG}, 409 {@code CHANGE_BLOCKED} when a consent meets
     * something that stands against the change: the request then stays open, and the code good (CUS-22).
     */
    public ChangeStatus answer(String token, ChangeAnswerForm form) {
        Change change = open(token);
        codes.check(PURPOSE, change.key, form.smsCode(), "smsCode", "SMS_CODE_WRONG");
        changes.answerByCustomer(change.key, form.agrees(), form.comment());
        return form.agrees() ? ChangeStatus.AGREED : ChangeStatus.REJECTED;
    }

    private Change open(String token) {
        PublicLink link = links.read(PublicLink.CHANGE, token).orElseThrow(ChangeOffers::unknown);
        Change change = repository.find(link.key()).filter(found -> found.linkNonce.equals(link.nonce())).orElseThrow(ChangeOffers::unknown);
        if (change.status != ChangeStatus.AWAITING_CUSTOMER || !clock.instant().isBefore(deadline(change).at())) {
            throw Refusal.of(410, "LINK_EXPIRED", null, "the request has been answered, withdrawn, or its time is over");
        }
        return change;
    }

    private Deadline deadline(Change change) {
        return deadlines.find(change.key, Changes.ANSWER)
                .orElseThrow(() -> Refusal.of(410, "LINK_EXPIRED", null, "the request has just been answered or withdrawn"));
    }

    private CustomerAccount account(Change change) {
        return accounts.get(change.customerId);
    }

    private static Refusal unknown() {
        return Refusal.of(404, "LINK_NOT_FOUND", null, "the link does not exist");
    }
}
