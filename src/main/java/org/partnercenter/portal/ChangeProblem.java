package org.partnercenter.portal;

import java.util.List;
import java.util.Map;
import org.partnercenter.customer.ChangeBlocker;
import org.partnercenter.platform.Refusal;

/**
 * What was refused on a customer's page, in words.
 *
 * @param field    the key of the field to blame, or null
 * @param blockers what stands against a change, where that is the reason
 */
public record ChangeProblem(int status, String code, String field, String zh, String en, List<ChangeBlocker> blockers) {

    /** Codes that close the page: nothing on it can be done again. */
    private static final List<Integer> CLOSING = List.of(404, 410, 503);
    private static final Map<String, Bilingual> TEXTS = Map.of(
            "LINK_NOT_FOUND", new Bilingual("链接不存在", "The link does not exist."),
            "LINK_EXPIRED", new Bilingual("链接已失效：申请已处理、已撤回或已过期", "The link is over: answered, withdrawn, or its time has passed."),
            "SYSTEM_BUSY", new Bilingual("系统繁忙，请稍后再试", "The system is busy. Please try again later."),
            "SMS_CODE_WRONG", new Bilingual("验证码错误或已失效", "The code is wrong or no longer valid."),
            "SMS_LIMIT", new Bilingual("验证码发送过于频繁，请一分钟后再试", "A code was sent less than a minute ago. Please wait."),
            "CHANGE_BLOCKED", new Bilingual("当前账号不满足变更条件", "Something stands against this change."),
            "ALREADY_DECIDED", new Bilingual("申请已由对方或系统处理", "The request has been decided already."),
            "DEADLINE_OVER", new Bilingual("已过答复期限", "The time to answer is over."));

    static ChangeProblem of(Refusal refusal) {
        Bilingual text = TEXTS.getOrDefault(refusal.code(), new Bilingual(refusal.field() == null ? "无法办理" : "填写有误", refusal.getMessage()));
        return new ChangeProblem(refusal.status(), refusal.code(), refusal.field(), text.zh(), text.en(), blockers(refusal));
    }

    /** Whether the page cannot be shown again beside the problem. */
    boolean closes() {
        return CLOSING.contains(status);
    }

    @SuppressWarnings("unchecked")
    private static List<ChangeBlocker> blockers(Refusal refusal) {
        return (List<ChangeBlocker>) refusal.details().getOrDefault("blockers", List.of());
    }
}
