package org.partnercenter.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

/** The notices that customers accept. */
class NoticeVersionsTest {

    @Test
    @Rule("CUS-14")
    void eachTypeHasItsNoticeInBothLanguages() {
        NoticeVersions shipped = new NoticeVersions();
        assertThat(List.of("1", "2")).allSatisfy(type -> {
            NoticeVersion notice = shipped.current(type);
            assertThat(notice.titleZh()).contains(AssociationType.zh(type));
            assertThat(notice.textZh()).contains("须知更新");
            assertThat(notice.titleEn()).containsIgnoringCase(AssociationType.en(type));
            assertThat(shipped.find(type, notice.version())).contains(notice);
        });
    }

    @Test
    @Rule("CUS-14")
    void theNewestVersionCountsAndFormerOnesCanBeRead() {
        NoticeVersion former = new NoticeVersion("1", "2026-01-01", "须知", "旧", "Notice", "old");
        NoticeVersion newer = new NoticeVersion("1", "2026-06-01", "须知", "新", "Notice", "new");
        NoticeVersions notices = new NoticeVersions(List.of(former, newer));

        assertThat(notices.current("1")).isEqualTo(newer);
        assertThat(notices.find("1", "2026-01-01")).contains(former);
        assertThat(notices.find("2", "2026-01-01")).isEmpty();
    }
}
