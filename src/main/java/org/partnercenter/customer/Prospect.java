package org.partnercenter.customer;

import java.util.List;
import java.util.stream.Stream;
import org.partnercenter.account.Contacts;
import org.partnercenter.account.CustomerAccount;

/** Who is reported: somebody is the same when mobile, e-mail address or full name is (CUS-03). */
public record Prospect(String name, String mobile, String email) {

    static Prospect of(CustomerAccount account) {
        return new Prospect(account.customerName(), account.mobile(), account.email());
    }

    /** What identifies it, always in the same order so that two who lock these never wait for each other. */
    List<String> keys() {
        return Stream.of(key("m:", Contacts.mobile(mobile)), key("e:", Contacts.email(email)), key("n:", Contacts.name(name)))
                .filter(key -> key != null).sorted().toList();
    }

    private static String key(String kind, String value) {
        return value == null ? null : kind + value;
    }
}
