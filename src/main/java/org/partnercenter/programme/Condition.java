package org.partnercenter.programme;

import java.util.Map;

/** A condition as it was when somebody looked: met or not; null where nobody was asked about. */
public record Condition(String code, String zh, String en, Boolean met) {

    /** The conditions that can be computed; what else a policy may name by mistake is never met. */
    private static final Map<String, String[]> NAMES = Map.ofEntries(
            Map.entry("ACTIVE", names("组织状态正常", "The organisation is active")),
            Map.entry("NOT_MEMBER", names("未加入且未在申请该计划", "Neither a member nor applying")),
            Map.entry("SERVICE_PATH", names("已加入服务伙伴发展路径", "On the service path")),
            Map.entry("ROLE_CERTIFIED", names("达到角色认证阶段", "Role-certified")),
            Map.entry("REAL_NAME", names("完成企业实名认证", "Enterprise real-name verification passed")),
            Map.entry("NOT_RESELLER", names("不是云经销商", "No cloud reseller")),
            Map.entry("NOT_ASSOCIATED", names("不是其他伙伴的客户", "No customer of another partner")),
            Map.entry("NO_RESOURCES", names("无未释放资源", "No resources in use")),
            Map.entry("NO_ARREARS", names("账号未欠费", "No arrears")),
            Map.entry("NO_ENTERPRISE_ACCOUNT", names("不是企业主账号或子账号", "Neither enterprise master nor member")),
            Map.entry("NO_CREDIT_ACCOUNT", names("无信用账户", "No credit account")));

    static final String NOT_MEMBER = "NOT_MEMBER";

    static Condition of(String code, Boolean met) {
        String[] name = NAMES.getOrDefault(code, names(code, code));
        return new Condition(code, name[0], name[1], met);
    }

    static boolean isKnown(String code) {
        return NAMES.containsKey(code);
    }

    private static String[] names(String zh, String en) {
        return new String[] {zh, en};
    }
}
