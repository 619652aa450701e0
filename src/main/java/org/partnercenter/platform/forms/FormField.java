package org.partnercenter.platform.forms;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One field as a form declares it.
 *
 * @param multiline  whether line breaks are part of the text
 * @param maxLength  in code points after trimming, null for no limit
 * @param options    the allowed values, empty when any value is
 * @param extensions the allowed file types, each with its dot
 */
record FormField(String key, Type type, Kind kind, boolean multiline, boolean required, Integer maxLength, Pattern pattern, Integer min, Integer max,
                 List<String> options, List<String> extensions) {

    enum Type { STRING, INTEGER, BOOLEAN, FILE, JSON }

    enum Kind { PLAIN, MONEY, DATE, URL }
}
