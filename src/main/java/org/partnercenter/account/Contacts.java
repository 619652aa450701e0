package org.partnercenter.account;

import java.util.Locale;

/** The form in which mobiles, addresses and names are compared (CUS-03). Null stays null. */
public final class Contacts {

    private Contacts() {
    }

    /** The number without {@code 0086-} and blanks. */
    public static String mobile(String mobile) {
        return mobile == null ? null : mobile.strip().replaceFirst("^0086-", "");
    }

    /** The address in small letters. */
    public static String email(String email) {
        return email == null ? null : email.strip().toLowerCase(Locale.ROOT);
    }

    /** The name in small letters, runs of blanks as one. */
    public static String name(String name) {
        return name == null ? null : name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
