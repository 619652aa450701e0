package org.partnercenter.partner;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.codes.OneTimeCodes;
import org.springframework.stereotype.Component;

/** The codes that an organisation may ask of its own members before critical actions; off at first (PTR-13). */
@Component
public class VerificationCodes {

    /** The actions that ask for a code. */
    public enum Critical {
        ASSOCIATION_CHANGE("association-change", "变更客户关联 changing a customer's association"),
        ASSOCIATION_CHANGE_ANSWER("association-change-answer", "答复关联变更 answering an association change"),
        ALLOCATION("allocation", "拨款 allocating money"),
        RECLAIM("reclaim", "回收款项 reclaiming money"),
        VOUCHER_ISSUE("voucher-issue", "发放代金券 issuing vouchers"),
        VOUCHER_RECLAIM("voucher-reclaim", "回收代金券 reclaiming vouchers"),
        QUOTA_ISSUE("quota-issue", "发放代金券额度 issuing voucher quotas"),
        QUOTA_RECLAIM("quota-reclaim", "回收代金券额度 reclaiming voucher quotas");

        private final String code;
        private final String occasion;

        Critical(String code, String occasion) {
            this.code = code;
            this.occasion = occasion;
        }

        /** As {@code POST /api/verification-codes} names it. */
        public String code() {
            return code;
        }

        private static Critical of(String code) {
            return Arrays.stream(values()).filter(action -> action.code.equals(code)).findFirst().orElseThrow(() -> Refusal.field("action",
                    "must be one of " + Arrays.stream(values()).map(Critical::code).collect(Collectors.joining(", "))));
        }
    }

    private static final String FIELD = "verificationCode";
    private static final String PURPOSE = "member:";

    private final Members members;
    private final Partners partners;
    private final OneTimeCodes codes;

    VerificationCodes(Members members, Partners partners, OneTimeCodes codes) {
        this.members = members;
        this.partners = partners;
        this.codes = codes;
    }

    /** The actions that can be asked for, as the contract spells them. */
    public static List<String> actions() {
        return Arrays.stream(Critical.values()).map(Critical::code).toList();
    }

    /** Sends the acting member a code for an action; 403 for others, 400 on {@code action}, 429 {@code SMS_LIMIT}. */
    public void send(Actor actor, String action) {
        Member member = members.find(actor.userId()).orElseThrow(() -> Refusal.notAllowed("codes are sent to members of a partner only"));
        Critical critical = Critical.of(action);
        codes.send(PURPOSE + critical.code(), member.userId(), member.partnerId(), member.mobile(), critical.occasion);
    }

    /** Whether this actor must give a code with critical actions. */
    public boolean isRequired(Actor actor) {
        return actor.partnerId() != null && partners.get(actor.partnerId()).verificationCodes();
    }

    /**
     * Uses up the code for an action where the actor's organisation asks for codes; 400 {@code VERIFICATION_CODE_WRONG} on
     * {@code verificationCode} when it is missing or wrong.
     *
     * @param action one of {@link #actions()}
     */
    public void require(Actor actor, String action, String code) {
        if (isRequired(actor)) {
            codes.check(PURPOSE + Critical.of(action).code(), actor.userId(), code, FIELD, "VERIFICATION_CODE_WRONG");
        }
    }
}
