package org.partnercenter.portal;

import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** Says in both languages what was wrong with a public page's form, beside the field. */
@Component
class JoinProblems {

    private final Labels labels;

    JoinProblems(Labels labels) {
        this.labels = labels;
    }

    /** What the page shows of a refusal; {@code field} is null where none is to blame. */
    public record Problem(String field, String code, String zh, String en) {
    }

    Problem of(Refusal refusal) {
        if (refusal.code().equals("FIELD_INVALID") && refusal.field() != null) {
            Bilingual field = labels.field(refusal.field());
            return new Problem(refusal.field(), refusal.code(), "“" + field.zh() + "”未填写或填写有误", name(field) + " " + refusal.getMessage());
        }
        return labels.refusal(refusal.code()).map(text -> new Problem(refusal.field(), refusal.code(), text.zh(), text.en()))
                .orElseGet(() -> new Problem(refusal.field(), refusal.code(), "未能完成，请稍后再试", refusal.getMessage()));
    }

    private static String name(Bilingual field) {
        return field.en() == null ? field.zh() : field.en();
    }
}
