package org.partnercenter.customer;

/**
 * One version of the notice that a customer accepts for an association type (CUS-14).
 *
 * @param type    {@code 1} 顾问销售, {@code 2} 代售
 * @param version the day of its publication, such as {@code 2026-01-01}
 */
public record NoticeVersion(String type, String version, String titleZh, String textZh, String titleEn, String textEn) {
}
