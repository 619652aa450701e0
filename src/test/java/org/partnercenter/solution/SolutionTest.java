package org.partnercenter.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.Refusal;

/** The steps of a solution's tracks, and which of them are legal when. */
class SolutionTest {

    private final Solution solution = new Solution("SOL-2026-000001", "cloudstar", "云启", "星图", "能耗管理", "看得见的能耗", Instant.EPOCH);

    private static void tooLate(ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("ALREADY_DECIDED");
            assertThat(refusal.status()).isEqualTo(409);
        });
    }

    private void launchable() {
        solution.submit();
        solution.reviewInitiation(true);
        solution.requestVerification("李架构");
        solution.completeDesign("双可用区", false);
        solution.verify(true);
        solution.confirmConfigurator(true);
        solution.startListing("星图", null);
        solution.finishListing("P-1");
    }

    @Test
    @Rule("SOL-01")
    void theNameIsMadeOfItsParts() {
        assertThat(solution.name()).isEqualTo("云启星图能耗管理解决方案");
    }

    @Test
    @Rule("SOL-02")
    void namesAreTheSameTrimmedAndWhateverTheirCase() {
        Solution upper = new Solution("1", "p", "Star", "MAP", "Energy", "", Instant.EPOCH);
        Solution lower = new Solution("2", "p", "  star", "map", "energy", "", Instant.EPOCH);

        assertThat(lower.nameKey()).isEqualTo(upper.nameKey());
    }

    @Test
    @Rule("SOL-07")
    void verificationCannotBeRequestedFromADraft() {
        tooLate(() -> solution.requestVerification("李架构"));

        solution.submit();
        solution.requestVerification("李架构");
        assertThat(solution.verification).isEqualTo(Verification.DESIGNING);
    }

    @Test
    @Rule({"SOL-07", "SOL-08"})
    void aRejectedInitiationStopsNeitherRequestNorDesignNorVerification() {
        solution.submit();
        solution.reviewInitiation(false);

        solution.requestVerification("李架构");
        solution.completeDesign("双可用区", false);
        solution.verify(true);

        assertThat(solution.verification).isEqualTo(Verification.VERIFIED);
        assertThat(solution.initiation).isEqualTo(Initiation.REJECTED);
    }

    @Test
    @Rule("SOL-09")
    void configuratorAndListingStartWithTheCompletedInitiation() {
        solution.submit();
        assertThat(solution.configurator).isEqualTo(Configurator.NONE);
        assertThat(solution.listing).isEqualTo(Listing.NONE);
        tooLate(() -> solution.startListing("星图", null));
        solution.reviewInitiation(false);
        assertThat(solution.configurator).isEqualTo(Configurator.NONE);

        solution.submit();
        solution.reviewInitiation(true);

        assertThat(solution.configurator).as("opens by itself").isEqualTo(Configurator.DEVELOPING);
        assertThat(solution.listing).as("waits for the ecosystem manager").isEqualTo(Listing.REQUESTED);
    }

    @Test
    @Rule("SOL-13")
    void aLaunchNeedsAllThreeTracks() {
        solution.submit();
        solution.reviewInitiation(true);
        solution.requestVerification("李架构");
        solution.completeDesign("双可用区", false);
        solution.verify(true);
        tooLate(solution::applyForLaunch);
        solution.confirmConfigurator(true);
        tooLate(solution::saveLaunch);
        solution.startListing("星图", null);
        tooLate(solution::applyForLaunch);
        solution.finishListing("P-1");

        solution.applyForLaunch();
        assertThat(solution.launch).isEqualTo(Launch.REVIEWING);
    }

    @Test
    @Rule("SOL-15")
    void aRejectedLaunchSavedAgainStaysRejected() {
        launchable();
        solution.saveLaunch();
        assertThat(solution.launch).isEqualTo(Launch.DRAFT);
        solution.applyForLaunch();
        solution.reviewLaunch(false);

        solution.saveLaunch();

        assertThat(solution.launch).isEqualTo(Launch.REJECTED);
        solution.applyForLaunch();
        tooLate(solution::applyForLaunch);
    }

    @Test
    @Rule("SOL-16")
    void onlyALaunchedSolutionIsCertifiedAndOnce() {
        launchable();
        solution.applyForLaunch();
        tooLate(() -> solution.certify(Instant.EPOCH, LocalDate.EPOCH));
        solution.reviewLaunch(true);

        solution.certify(Instant.EPOCH, LocalDate.EPOCH);

        assertThat(solution.isCertified()).isTrue();
        tooLate(() -> solution.certify(Instant.EPOCH, LocalDate.EPOCH));
    }

    @Test
    void aStepThatWasTakenIsNotTakenAgain() {
        solution.submit();
        tooLate(solution::submit);
        solution.reviewInitiation(true);
        tooLate(() -> solution.reviewInitiation(true));
        tooLate(solution::submit);
        tooLate(() -> solution.verify(true));
        tooLate(() -> solution.finishListing("P-1"));
        solution.confirmConfigurator(true);
        tooLate(() -> solution.confirmConfigurator(true));
        tooLate(() -> solution.reviewLaunch(true));
    }

    @Test
    void aDesignNeedsItsNoteAndWhetherTheArchitectureChangedOnce() {
        solution.submit();
        solution.requestVerification("李架构");
        assertThatThrownBy(() -> solution.completeDesign(null, null)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.field()).isEqualTo("architectureNote"));
        assertThatThrownBy(() -> solution.completeDesign("双可用区", null)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.field()).isEqualTo("architectureChanged"));
        solution.completeDesign("双可用区", true);
        solution.verify(false);

        solution.completeDesign(null, null);

        assertThat(solution.architectureNote).isEqualTo("双可用区");
        assertThat(solution.architectureChanged).isTrue();
    }
}
