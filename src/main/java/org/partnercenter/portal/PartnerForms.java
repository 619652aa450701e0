package org.partnercenter.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/** What the forms of organisations send, made into the body that the same action of {@code /api} takes; the module checks it. */
final class PartnerForms {

    private static final Set<String> VENDOR_CHECKBOXES = Set.of("customerDevelopment");
    private static final Set<String> PARTNER_CHECKBOXES = Set.of("verificationCodes", "shareWithDistributor");
    private static final List<String> PATHS = List.of("software", "service");

    private static final String[] MEMBER = {"userId", "displayName", "email", "mobile", "roles"};

    private PartnerForms() {
    }

    /** The vendor's change; both paths are on its form with a stage or none. */
    static Map<String, Object> vendorChange(MultiValueMap<String, String> form) {
        Map<String, Object> body = texts(form, "companyName", "creditCode", "identity", "ecosystemManager", "reason");
        body.put("paths", PATHS.stream().filter(path -> !blank(form, "stage-" + path))
                .<Object>map(path -> Map.of("path", path, "stage", form.getFirst("stage-" + path))).toList());
        body.put("capabilityLabels", rows(form, "label-", "code", "level", "grantedOn"));
        VENDOR_CHECKBOXES.forEach(box -> body.put(box, form.containsKey(box)));
        if (form.containsKey("mainAccount")) {
            body.put("mainAccount", true);
        }
        return body;
    }

    /** The administrator's change of its own organisation. */
    static Map<String, Object> ownChange(MultiValueMap<String, String> form) {
        Map<String, Object> body = texts(form, "contactName", "contactMobile", "contactEmail", "address");
        PARTNER_CHECKBOXES.forEach(box -> body.put(box, form.containsKey(box)));
        return body;
    }

    /** A new partner with its administrator and further members; a row of members that is all blank is none. */
    static Map<String, Object> onboarding(MultiValueMap<String, String> form) {
        Map<String, Object> body = texts(form, "partnerId", "companyName", "creditCode", "region", "identity", "cloudAccountId", "distributorId",
                "ecosystemManager");
        body.put("paths", form.getOrDefault("paths", List.of()));
        Map<String, Object> admin = new LinkedHashMap<>();
        List.of("userId", "displayName", "email", "mobile").forEach(key -> admin.put(key, form.getFirst("admin-" + key)));
        body.put("admin", admin);
        List<Map<String, Object>> members = rows(form, "member-", MEMBER);
        members.forEach(member -> member.computeIfPresent("roles", (key, role) -> List.of(role)));
        body.put("members", members);
        return body;
    }

    /** The rows of members as they were typed, filled up with empty ones to that number. */
    static List<Map<String, Object>> memberRows(MultiValueMap<String, String> form, int number) {
        List<Map<String, Object>> rows = rows(form, "member-", MEMBER);
        while (rows.size() < number) {
            rows.add(Map.of());
        }
        return rows;
    }

    private static Map<String, Object> texts(MultiValueMap<String, String> form, String... keys) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (String key : keys) {
            if (form.containsKey(key)) {
                body.put(key, form.getFirst(key));
            }
        }
        return body;
    }

    /** Fields that are on the form once for each row; the first of them makes a row, a blank one none. */
    private static List<Map<String, Object>> rows(MultiValueMap<String, String> form, String prefix, String... keys) {
        List<Map<String, Object>> rows = new ArrayList<>();
        int count = form.getOrDefault(prefix + keys[0], List.of()).size();
        for (int i = 0; i < count; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (String key : keys) {
                List<String> column = form.getOrDefault(prefix + key, List.of());
                if (i < column.size() && !column.get(i).isBlank()) {
                    row.put(key, column.get(i));
                }
            }
            if (row.containsKey(keys[0])) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static boolean blank(MultiValueMap<String, String> form, String key) {
        String value = form.getFirst(key);
        return value == null || value.isBlank();
    }
}
