package org.partnercenter.account;

import java.util.List;
import java.util.Optional;

/**
 * The port to the facts about customer accounts. Every method throws {@link FactsUnavailable} when an account that it would
 * answer cannot be spoken of at the moment. Closed accounts are not found.
 */
public interface AccountFacts {

    /** The account with this id. */
    Optional<CustomerAccount> find(String customerId);

    /** The account with this login name. */
    Optional<CustomerAccount> byAccountName(String accountName);

    /** The accounts that this mobile carries, three at most (CUS-15); a prefix such as {@code 0086-} does not matter. */
    List<CustomerAccount> byMobile(String mobile);

    /** The accounts that share the mobile, the e-mail address or the full name with a prospect (CUS-03); null matches nothing. */
    List<CustomerAccount> matching(String mobile, String email, String customerName);
}
