package org.partnercenter.customer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The notices (客户关联伙伴须知) by type and version, from the files {@code customer-notices/type-<1|2>/<version>.<zh|en>.txt}: the first
 * line is the title. Versions stay for good, because customers have signed them; the newest counts (CUS-14).
 */
@Component
public class NoticeVersions {

    private static final Pattern FILE = Pattern.compile(".*/type-([12])/(\\d{4}-\\d{2}-\\d{2})\\.zh\\.txt");

    private final List<NoticeVersion> all;

    @Autowired
    NoticeVersions() {
        this(shipped());
    }

    NoticeVersions(List<NoticeVersion> versions) {
        all = versions.stream().sorted(Comparator.comparing(NoticeVersion::version).reversed()).toList();
    }

    /** The newest notice for a type. */
    public NoticeVersion current(String type) {
        return of(type).get(0);
    }

    /** All versions for a type, the newest first. */
    public List<NoticeVersion> of(String type) {
        return all.stream().filter(notice -> notice.type().equals(type)).toList();
    }

    /** A version that somebody has signed. */
    public Optional<NoticeVersion> find(String type, String version) {
        return of(type).stream().filter(notice -> notice.version().equals(version)).findFirst();
    }

    private static List<NoticeVersion> shipped() {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            List<NoticeVersion> found = new ArrayList<>();
            for (Resource chinese : resolver.getResources("classpath*:customer-notices/*/*.zh.txt")) {
                Matcher name = FILE.matcher(chinese.getURL().toString());
                if (name.matches()) {
                    String[] zh = titleAndText(chinese);
                    String[] en = titleAndText(resolver.getResource("classpath:customer-notices/type-" + name.group(1) + "/" + name.group(2) + ".en.txt"));
                    found.add(new NoticeVersion(name.group(1), name.group(2), zh[0], zh[1], en[0], en[1]));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] titleAndText(Resource file) throws IOException {
        String text = file.getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n").strip();
        int line = text.indexOf('\n');
        return new String[] {text.substring(0, line).strip(), text.substring(line).strip()};
    }
}
