package org.partnercenter.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money in the capitals that Chinese papers need because nobody can alter them (中文大写金额). */
public final class ChineseCapitals {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final long TEN_THOUSAND = 10_000;
    private static final long HUNDRED_MILLION = 100_000_000;

    private ChineseCapitals() {
    }

    /**
     * {@code 1004.56} becomes {@code 壹仟零肆元伍角陆分}, {@code 52000} becomes {@code 伍万贰仟元整}.
     *
     * @param amount in CNY, with at most 16 digits before and 2 behind the point
     */
    public static String of(BigDecimal amount) {
        BigDecimal cents = amount.abs().movePointRight(2).setScale(0, RoundingMode.UNNECESSARY);
        long all = cents.longValueExact();
        long yuan = all / 100;
        int jiao = (int) (all / 10 % 10);
        int fen = (int) (all % 10);
        StringBuilder text = new StringBuilder(amount.signum() < 0 ? "负" : "");
        if (yuan > 0 || all == 0) {
            text.append(yuan == 0 ? "零" : whole(yuan)).append("元");
        }
        if (jiao > 0) {
            text.append(digit(jiao)).append("角");
        } else if (fen > 0 && yuan > 0) {
            text.append("零");
        }
        return text.append(fen > 0 ? digit(fen) + "分" : "整").toString();
    }

    /** Up to 16 digits: those above a hundred million, 亿, and the rest. */
    private static String whole(long number) {
        long high = number / HUNDRED_MILLION;
        long low = number % HUNDRED_MILLION;
        return (high > 0 ? eight(high) + "亿" : "") + joined(high, low, HUNDRED_MILLION / 10) + (low > 0 ? eight(low) : "");
    }

    /** Up to 8 digits: those above ten thousand, 万, and the rest. */
    private static String eight(long number) {
        long high = number / TEN_THOUSAND;
        long low = number % TEN_THOUSAND;
        return (high > 0 ? four(high) + "万" : "") + joined(high, low, TEN_THOUSAND / 10) + (low > 0 ? four(low) : "");
    }

    /** One 零 stands for all noughts between two groups. */
    private static String joined(long high, long low, long full) {
        return high > 0 && low > 0 && low < full ? "零" : "";
    }

    private static String four(long number) {
        StringBuilder text = new StringBuilder();
        boolean nought = false;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            int digit = (int) (number / (long) Math.pow(10, place) % 10);
            if (digit == 0) {
                nought = !text.isEmpty();
            } else {
                text.append(nought ? "零" : "").append(digit(digit)).append(PLACES[place]);
                nought = false;
            }
        }
        return text.toString();
    }

    private static char digit(int digit) {
        return DIGITS.charAt(digit);
    }
}
