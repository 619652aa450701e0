package org.partnercenter.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;

class SubmissionTest {

    private static Submission submission(Map<String, Object> values) {
        return new Submission("SOL-2026-000001", "cloudstar", new Actor("reviewer", Set.of("project-reviewer"), Set.of()), values);
    }

    @Test
    void aRejectionNeedsItsComment() {
        assertThatThrownBy(() -> submission(Map.of("decision", "reject")).decision())
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("comment"));
        assertThat(submission(Map.of("decision", "reject", "comment", "thin")).decision()).isEqualTo(new Decision(false, "thin"));
    }

    @Test
    void anApprovalMayHaveOne() {
        assertThat(submission(Map.of("decision", "approve")).decision().code()).isEqualTo("approve");
        assertThat(submission(Map.of("decision", "approve", "comment", "good")).decision().comment()).isEqualTo("good");
    }

    @Test
    void whatIsNotAnApprovalIsARejection() {
        assertThat(submission(Map.of("comment", "no decision")).decision().code()).isEqualTo("reject");
    }

    @Test
    void aFieldThatThisCaseNeedsIsRequired() {
        assertThatThrownBy(() -> submission(Map.of()).require("feedback", "to dispute")).isInstanceOf(Refusal.class)
                .hasMessage("is required to dispute");
        submission(Map.of("feedback", "wrong")).require("feedback", "to dispute");
        assertThat(submission(Map.of()).yes("decline")).isFalse();
    }
}
