package org.partnercenter.partner;

import static org.partnercenter.platform.forms.ApiForm.choice;
import static org.partnercenter.platform.forms.ApiForm.list;
import static org.partnercenter.platform.forms.ApiForm.object;
import static org.partnercenter.platform.forms.ApiForm.pattern;
import static org.partnercenter.platform.forms.ApiForm.prose;
import static org.partnercenter.platform.forms.ApiForm.text;
import static org.partnercenter.platform.forms.ApiForm.yesNo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.forms.ApiForm;

/** The fields of the actions on organisations, and how their lists are read. */
final class OrganisationFields {

    static final List<String> PATHS = List.of("software", "service");
    static final int MAX_MEMBERS = 20;
    static final int MAX_LABELS = 20;

    /** {@code POST /api/partners}. */
    static final ApiForm ONBOARDING = ApiForm.of(pattern("partnerId", 32, "[a-z][a-z0-9-]{2,}").required(), text("companyName", 128).required(),
            creditCodeField().required(), text("region", 2).required(), identityField().required(), list("paths", PATHS.size()),
            text("cloudAccountId", 64), text("distributorId", 32), text("ecosystemManager", 64).required(), object("admin").required(),
            list("members", MAX_MEMBERS));
    /** {@code PATCH /api/partners/{id}} by the vendor. */
    static final ApiForm VENDOR = ApiForm.of(text("companyName", 128), creditCodeField(), identityField(), text("cloudAccountId", 64), list("paths", PATHS.size()),
            list("capabilityLabels", MAX_LABELS), text("ecosystemManager", 64), yesNo("customerDevelopment"), yesNo("mainAccount"),
            prose("reason", 500).required());
    /** {@code PATCH /api/partners/{id}} by the organisation's administrator. */
    static final ApiForm PARTNER = ApiForm.of(text("contactName", 64), pattern("contactMobile", 32, MemberFields.MOBILE), pattern("contactEmail", 64, MemberFields.EMAIL), text("address", 256),
            yesNo("verificationCodes"), yesNo("shareWithDistributor"));
    /** {@code POST /api/partners/{id}/status}. */
    static final ApiForm STATUS = ApiForm.of(choice("status", codes(PartnerStatus.values())).required(), prose("reason", 500).required());

    private static final ApiForm PATH = ApiForm.of(choice("path", PATHS.toArray(String[]::new)).required(),
            choice("stage", codes(PathStage.values())));
    private static final ApiForm LABEL = ApiForm.of(text("code", 64).required(), choice("level", "1", "2").required(),
            ApiForm.date("grantedOn").required());

    private OrganisationFields() {
    }

    private static ApiForm.Field creditCodeField() {
        return pattern("creditCode", 18, "[0-9A-Z]{18}");
    }

    private static ApiForm.Field identityField() {
        return choice("identity", codes(Identity.values()));
    }

    private static String[] codes(StatusCode[] codes) {
        return Arrays.stream(codes).map(StatusCode::code).toArray(String[]::new);
    }

    /** The fields of an object inside a body. */
    static Map<String, ?> fieldsOf(String path, Object sent) {
        if (!(sent instanceof Map<?, ?> map)) {
            throw Refusal.field(path, "must be an object");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        return fields;
    }

    /** The code, if its check character is right (GB 32100). */
    static String creditCode(ApiForm.Values values) {
        String code = values.text("creditCode");
        if (!CreditCode.isValid(code)) {
            throw Refusal.field("creditCode", "is no unified social credit code: its check character is wrong");
        }
        return code;
    }

    /** The paths with their stages; a path that is named without one keeps its stage, or is joined. */
    static Map<String, PathStage> paths(ApiForm.Values values, Map<String, PathStage> before) {
        Map<String, PathStage> paths = new TreeMap<>();
        List<?> list = values.list("paths");
        for (int i = 0; i < list.size(); i++) {
            Object named = list.get(i) instanceof String path ? Map.of("path", path) : list.get(i);
            ApiForm.Values element = PATH.checkAt("paths[" + i + "]", named);
            String path = element.text("path");
            PathStage stage = element.has("stage") ? StatusCode.of(PathStage.class, element.text("stage"))
                    : before.getOrDefault(path, PathStage.JOINED);
            if (paths.put(path, stage) != null) {
                throw Refusal.field("paths", "names " + path + " twice");
            }
        }
        return paths;
    }

    /** The capability labels, each code once. */
    static List<CapabilityLabel> labels(ApiForm.Values values) {
        List<CapabilityLabel> labels = new ArrayList<>();
        List<?> list = values.list("capabilityLabels");
        for (int i = 0; i < list.size(); i++) {
            ApiForm.Values element = LABEL.checkAt("capabilityLabels[" + i + "]", list.get(i));
            String code = element.text("code");
            if (labels.stream().anyMatch(label -> label.code().equals(code))) {
                throw Refusal.field("capabilityLabels", "names " + code + " twice");
            }
            labels.add(new CapabilityLabel(code, element.text("level"), element.date("grantedOn")));
        }
        return labels;
    }
}
