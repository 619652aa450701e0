package org.partnercenter.platform.masking;

/** Hides what identifies a person or an account but for a recognisable rest (RSL-02, CRT-15). Null stays null. */
public final class Masking {

    private static final String HIDDEN = "****";

    private Masking() {
    }

    /** {@code 苏州江川科技有限公司} becomes {@code 苏州****}. */
    public static String name(String name) {
        return name == null ? null : start(name, Math.min(2, name.codePointCount(0, name.length()) - 1)) + HIDDEN;
    }

    /** {@code 13812345678} becomes {@code 138****5678}, a prefix such as {@code 0086-} stays. */
    public static String mobile(String mobile) {
        if (mobile == null) {
            return null;
        }
        int from = mobile.lastIndexOf('-') + 1;
        String number = mobile.substring(from);
        return mobile.substring(0, from) + (number.length() < 9 ? HIDDEN : number.substring(0, 3) + HIDDEN + number.substring(number.length() - 4));
    }

    /** {@code zhang@example.com} becomes {@code z***@example.com}. */
    public static String email(String email) {
        if (email == null) {
            return null;
        }
        int at = email.indexOf('@');
        return at < 1 ? HIDDEN : start(email, 1) + "***" + email.substring(at);
    }

    /** All but the last four digits are hidden. */
    public static String bankAccount(String account) {
        return account == null ? null : HIDDEN + (account.length() <= 4 ? "" : account.substring(account.length() - 4));
    }

    private static String start(String text, int codePoints) {
        return text.substring(0, text.offsetByCodePoints(0, Math.max(0, codePoints)));
    }
}
