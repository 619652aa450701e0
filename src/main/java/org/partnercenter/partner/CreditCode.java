package org.partnercenter.partner;

/** The unified social credit code (统一社会信用代码) of GB 32100-2015: 17 characters and a check character. */
public final class CreditCode {

    /** Digits and letters without I, O, S, V, Z; a character's place is its value. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    /** The weight of each place is this much that of the place before, modulo the number of characters. */
    private static final int BASE = 3;

    private CreditCode() {
    }

    /** Whether the text is a code whose last character checks the others. */
    public static boolean isValid(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0)
                && text.charAt(LENGTH - 1) == checkCharacter(text);
    }

    private static char checkCharacter(String text) {
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < LENGTH - 1; place++) {
            sum += weight * CHARACTERS.indexOf(text.charAt(place));
            weight = weight * BASE % CHARACTERS.length();
        }
        return CHARACTERS.charAt((CHARACTERS.length() - sum % CHARACTERS.length()) % CHARACTERS.length());
    }
}
