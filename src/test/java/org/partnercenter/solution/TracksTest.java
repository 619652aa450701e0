package org.partnercenter.solution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnercenter.Rule;
import org.partnercenter.platform.Status;

/** The composite status of a solution, as the manual's list shows it. */
@Rule("SOL-10")
class TracksTest {

    /** The first nine rows are the manual's, the others follow from its rules. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REVIEWING | NONE      | NONE      | NONE       | NONE     | 立项审核中
            REJECTED  | NONE      | NONE      | NONE       | NONE     | 立项审核不通过
            REVIEWING | DESIGNING | NONE      | NONE       | NONE     | 立项审核中,方案设计中
            REJECTED  | DESIGNING | NONE      | NONE       | NONE     | 立项审核不通过,方案设计中
            REVIEWING | VERIFYING | NONE      | NONE       | NONE     | 立项审核中,方案验证中
            REJECTED  | VERIFYING | NONE      | NONE       | NONE     | 立项审核不通过,方案验证中
            COMPLETED | NONE      | REQUESTED | DEVELOPING | NONE     | 立项完成,配置器开发中
            COMPLETED | VERIFIED  | REQUESTED | DEVELOPING | NONE     | 立项完成,方案验证完成,配置器开发中
            COMPLETED | DESIGNING | LISTING   | DEVELOPING | NONE     | 方案设计中,联合销售商品上架中,配置器开发中
            DRAFT     | NONE      | NONE      | NONE       | NONE     | 立项草稿
            COMPLETED | NONE      | REQUESTED | DEVELOPED  | NONE     | 立项完成,配置器开发完成
            COMPLETED | NONE      | LISTING   | DEVELOPING | NONE     | 联合销售商品上架中,配置器开发中
            COMPLETED | VERIFYING | LISTED    | DEVELOPED  | NONE     | 方案验证中,联合销售商品上架完成,配置器开发完成
            COMPLETED | VERIFIED  | LISTED    | DEVELOPED  | NONE     | 方案验证完成,联合销售商品上架完成,配置器开发完成
            COMPLETED | VERIFIED  | LISTED    | DEVELOPED  | DRAFT    | 方案验证完成,联合销售商品上架完成,配置器开发完成
            COMPLETED | VERIFIED  | LISTED    | DEVELOPED  | REVIEWING| 上市中
            COMPLETED | VERIFIED  | LISTED    | DEVELOPED  | REJECTED | 上市不通过
            COMPLETED | VERIFIED  | LISTED    | DEVELOPED  | LAUNCHED | 已上市""")
    void theLabelJoinsWhatSaysSomethingNew(Initiation initiation, Verification verification, Listing listing, Configurator configurator,
                                           Launch launch, String zh) {
        assertThat(new Tracks(initiation, verification, configurator, listing, launch).composite().zh()).isEqualTo(zh);
    }

    @Test
    void codesAreJoinedLikewise() {
        Status status = new Tracks(Initiation.REJECTED, Verification.DESIGNING, Configurator.NONE, Listing.NONE, Launch.NONE).composite();

        assertThat(status).isEqualTo(new Status("initiation:rejected,verification:designing", "立项审核不通过,方案设计中",
                "Initiation rejected, In design"));
    }

    @ParameterizedTest
    @EnumSource(value = Launch.class, names = {"REVIEWING", "REJECTED", "LAUNCHED"})
    void fromTheReviewOnTheLaunchStandsAlone(Launch launch) {
        Status status = new Tracks(Initiation.COMPLETED, Verification.VERIFIED, Configurator.DEVELOPED, Listing.LISTED, launch).composite();

        assertThat(status.code()).isEqualTo("launch:" + launch.code());
    }

    @Test
    @Rule("SOL-17")
    void everyTrackCanBeFollowedByName() {
        Tracks tracks = new Tracks(Initiation.COMPLETED, Verification.VERIFYING, Configurator.DEVELOPING, Listing.REQUESTED, Launch.NONE);

        assertThat(tracks.byName()).containsOnlyKeys("initiation", "verification", "configurator", "listing", "launch");
        assertThat(tracks.byName().get("listing")).isEqualTo(new Status("requested", "待上架", "To be listed"));
    }
}
