package org.partnercenter.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.process.OpenTasks.OpenTask;
import org.partnercenter.platform.web.Action;

/** What a solution's status offers: the manual's table, pair by pair. */
@Rule("SOL-11")
class SolutionActionsTest {

    private static final List<OpenTask> ALL_TASKS = tasks("request-verification", "revise-initiation", "edit-draft");

    private static List<OpenTask> tasks(String... keys) {
        return Stream.of(keys).map(key -> new OpenTask("task-of-" + key, key, key)).toList();
    }

    private static Tracks pair(Initiation initiation, Verification verification) {
        return new Tracks(initiation, verification, Configurator.NONE, Listing.NONE, Launch.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DRAFT     | NONE      | 编辑 删除 提交
            REVIEWING | NONE      | 申请联合设计与验证
            REJECTED  | NONE      | 重新提交立项申请 申请联合设计与验证
            COMPLETED | NONE      | 申请联合设计与验证
            REVIEWING | DESIGNING | 查看方案设计详情
            REJECTED  | DESIGNING | 重新提交立项申请 查看方案设计详情
            COMPLETED | DESIGNING | 查看方案设计详情
            REVIEWING | VERIFYING | 查看方案验证详情
            REJECTED  | VERIFYING | 重新提交立项申请 查看方案验证详情
            COMPLETED | VERIFYING | 查看方案验证详情
            REVIEWING | VERIFIED  |
            REJECTED  | VERIFIED  | 重新提交立项申请
            COMPLETED | VERIFIED  | """)
    void theTableByPair(Initiation initiation, Verification verification, String offered) {
        List<String> labels = SolutionActions.of(pair(initiation, verification), ALL_TASKS).stream().map(Action::zh).toList();

        assertThat(labels).containsExactlyElementsOf(offered == null ? List.of() : List.of(offered.split(" ")));
    }

    @Test
    void thePairDecidesWhateverTheOtherTracksAre() {
        Tracks later = new Tracks(Initiation.COMPLETED, Verification.DESIGNING, Configurator.DEVELOPED, Listing.LISTED, Launch.NONE);

        assertThat(SolutionActions.of(later, List.of())).isEqualTo(SolutionActions.of(pair(Initiation.COMPLETED, Verification.DESIGNING), List.of()));
    }

    @Test
    void onlyWhatTheCallerMayCompleteIsOfferedButEverybodyMayLook() {
        assertThat(SolutionActions.of(pair(Initiation.REJECTED, Verification.DESIGNING), List.of())).extracting(Action::code)
                .containsExactly("view-design");
        assertThat(SolutionActions.of(pair(Initiation.REJECTED, Verification.NONE), tasks("request-verification"))).extracting(Action::code)
                .containsExactly("request-verification");
        assertThat(SolutionActions.of(pair(Initiation.DRAFT, Verification.NONE), List.of())).isEmpty();
    }

    @Test
    void anActionNamesItsTaskAndAViewNone() {
        assertThat(SolutionActions.of(pair(Initiation.REJECTED, Verification.VERIFYING), ALL_TASKS)).containsExactly(
                new Action("resubmit-initiation", "重新提交立项申请", "Resubmit the initiation", "task-of-revise-initiation"),
                new Action("view-verification", "查看方案验证详情", "View the verification", null));
    }

    @Test
    void theOtherTracksOfferTheirOpenTasks() {
        Tracks tracks = new Tracks(Initiation.COMPLETED, Verification.VERIFIED, Configurator.DEVELOPING, Listing.REQUESTED, Launch.NONE);

        assertThat(SolutionActions.of(tracks, tasks("develop-configurator", "apply-launch", "apply-qualification", "list-product")))
                .extracting(Action::code).containsExactly("develop-configurator", "apply-launch", "apply-qualification");
    }
}
