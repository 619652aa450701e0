package org.partnercenter.funds;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The form in which what banks and people write about a remitter is compared (FND-02): signs of all widths are one, nothing else is
 * folded. Brackets of both widths become equal by it, too (FND-10).
 */
final class RemitterText {

    private static final Pattern BLANKS_AND_HYPHENS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");

    private RemitterText() {
    }

    /** A name: NFKC, without the blanks around it. */
    static String name(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    }

    /** An account: NFKC, without blanks and hyphens. */
    static String account(String account) {
        return BLANKS_AND_HYPHENS.matcher(Normalizer.normalize(account, Normalizer.Form.NFKC)).replaceAll("");
    }
}
