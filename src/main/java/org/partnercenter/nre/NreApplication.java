package org.partnercenter.nre;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.partnercenter.platform.Refusal;

/** An application for 一次性工程费用 NRE, from the qualification to the accepted milestones, and the legal steps between. */
final class NreApplication {

    final String key;
    final String solutionKey;
    final String partnerId;
    final Instant createdAt;
    NreStatus status = NreStatus.QUALIFICATION_REVIEWING;
    BigDecimal expectedRevenue;
    List<String> cloudServices = List.of();
    Integer workloadPersonDays;
    String note;
    BigDecimal amount;
    /** Everybody who uploaded or corrected the agreement in any round: none of them can check it (NRE-09). */
    Set<String> agreementBy = new LinkedHashSet<>();
    List<Milestone> milestones = new ArrayList<>();

    NreApplication(String key, String solutionKey, String partnerId, BigDecimal expectedRevenue, Instant createdAt) {
        this.key = key;
        this.solutionKey = solutionKey;
        this.partnerId = partnerId;
        this.expectedRevenue = expectedRevenue;
        this.createdAt = createdAt;
    }

    /** Goes on to {@code next} when the application is where the step begins; else somebody was first. */
    void advance(NreStatus next, NreStatus... from) {
        if (!List.of(from).contains(status)) {
            throw Refusal.alreadyDecided();
        }
        status = next;
    }

    void uploadSow(List<String> services, Integer workload) {
        advance(NreStatus.TECHNICAL_REVIEWING, NreStatus.QUALIFICATION_APPROVED, NreStatus.TECHNICAL_REJECTED);
        cloudServices = services;
        workloadPersonDays = workload;
    }

    void sign(BigDecimal agreed, List<Milestone> split, String by) {
        advance(NreStatus.AGREEMENT_CHECKING, NreStatus.AWAITING_SIGNATURE);
        amount = agreed;
        milestones = new ArrayList<>(split);
        agreementBy.add(by);
    }

    void checkAgreement(boolean approved, String by) {
        if (agreementBy.contains(by)) {
            throw Refusal.fourEyes("whoever uploaded the agreement cannot check it");
        }
        advance(approved ? NreStatus.IN_ACCEPTANCE : NreStatus.AWAITING_SIGNATURE, NreStatus.AGREEMENT_CHECKING);
    }

    /** NRE-13: the milestone that is next to be accepted, the first that is neither approved nor paid. */
    Milestone current() {
        return milestones.stream().filter(m -> m.status() != MilestoneStatus.APPROVED && m.status() != MilestoneStatus.PAID).findFirst()
                .orElseThrow(Refusal::alreadyDecided);
    }

    void requestAcceptance() {
        Milestone current = current();
        requireInAcceptance(current.status() == MilestoneStatus.OPEN || current.status() == MilestoneStatus.REJECTED);
        replace(current.with(MilestoneStatus.REVIEWING));
    }

    Milestone reviewAcceptance(boolean approved) {
        Milestone current = current();
        requireInAcceptance(current.status() == MilestoneStatus.REVIEWING);
        Milestone reviewed = current.with(approved ? MilestoneStatus.APPROVED : MilestoneStatus.REJECTED);
        replace(reviewed);
        return reviewed;
    }

    private void requireInAcceptance(boolean legal) {
        if (status != NreStatus.IN_ACCEPTANCE || !legal) {
            throw Refusal.alreadyDecided();
        }
    }

    /** The milestone with this number, from 1. */
    Milestone milestone(int no) {
        return milestones.stream().filter(m -> m.no() == no).findFirst().orElseThrow(() -> Refusal.notFound("milestone " + no));
    }

    /** NRE-14: the approved milestones for which no slip was made. */
    List<Milestone> withoutPayout() {
        return milestones.stream().filter(m -> m.status() == MilestoneStatus.APPROVED && m.payoutKey() == null).toList();
    }

    /** NRE-14: notes the slip that will pay the milestone. */
    void payBy(int no, String payoutKey) {
        replace(milestone(no).awaiting(payoutKey));
    }

    /** NRE-14: marks the milestone paid whatever else the application is doing. */
    void pay(int no, String payoutKey) {
        Milestone milestone = milestone(no);
        if (milestone.status() == MilestoneStatus.APPROVED) {
            replace(milestone.paidBy(payoutKey));
        } else if (milestone.status() != MilestoneStatus.PAID) {
            throw Refusal.conflict("NOT_PAYABLE", "milestone " + no + " is not approved");
        }
    }

    boolean allPaid() {
        return !milestones.isEmpty() && milestones.stream().allMatch(m -> m.status() == MilestoneStatus.PAID);
    }

    private void replace(Milestone milestone) {
        milestones.set(milestone.no() - 1, milestone);
    }
}
