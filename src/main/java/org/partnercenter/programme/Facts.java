package org.partnercenter.programme;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnercenter.partner.Partner;

/**
 * What the tables are asked about one partner: its profile, its cloud account, its memberships. Facts of an account that is not known
 * are the worst that they can be, so that no condition is met by ignorance.
 *
 * @param member      whether it has joined, or is applying for, the programme in question
 * @param memberships codes of the programmes of which it is a member today
 */
public record Facts(Partner partner, boolean member, Collection<String> memberships, boolean certified, Account account) {

    /**
     * Facts of the partner's own account at the vendor's cloud.
     *
     * @param known      false when the partner has no account, or nothing can be said about it now
     * @param realName   -1 none, 0 in review, 1 failed, 2 passed
     * @param associated whether it is some partner's customer
     * @param enterprise {@code none}, or what it is in an enterprise
     */
    public record Account(boolean known, int realName, boolean associated, int openResources, BigDecimal arrears, String enterprise,
                          boolean creditAccount) {

        static final Account UNKNOWN = new Account(false, -1, true, -1, BigDecimal.ONE.negate(), "unknown", true);
    }

    /** The variables of the tables; the list of conditions is added by who asks. */
    public Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("status", partner.status().code());
        variables.put("identity", partner.identity().code());
        variables.put("paths", List.copyOf(partner.paths()));
        variables.put("roleCertified", List.copyOf(partner.roleCertified()));
        variables.put("attached", partner.distributorId() != null);
        variables.put("certified", certified);
        variables.put("member", member);
        variables.put("memberships", List.copyOf(memberships));
        variables.put("accountKnown", account.known());
        variables.put("realName", account.realName());
        variables.put("associated", account.associated());
        variables.put("openResources", account.openResources());
        variables.put("arrears", account.arrears());
        variables.put("enterprise", account.enterprise());
        variables.put("creditAccount", account.creditAccount());
        return variables;
    }
}
