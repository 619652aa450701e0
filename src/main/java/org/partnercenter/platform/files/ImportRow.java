package org.partnercenter.platform.files;

import org.partnercenter.platform.forms.ApiForm;

/**
 * A row of an imported file.
 *
 * @param line the line of the file that it begins on; the header is line 1
 */
public record ImportRow(long line, ApiForm.Values values) {
}
