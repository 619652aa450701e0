package org.partnercenter.platform.files;

/**
 * Why a file is refused.
 *
 * @param line   the line of the file; 0 when the file as a whole is to blame
 * @param column the column, null when the line as a whole is to blame
 */
public record ImportFault(long line, String column, String code, String message) {
}
