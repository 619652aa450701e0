package org.partnercenter.nre.process;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.platform.demo.DemoFiles;
import org.partnercenter.platform.demo.DemoWork;
import org.partnercenter.platform.process.StartUpStep;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's solutions and NRE applications, made weeks ago by the demo's people: every status that a list can filter by. */
@Component
@Profile("demo & !prod")
@Order(40)
class DemoSolutions implements StartUpStep {

    private static final Map<String, Object> APPROVE = Map.of("decision", "approve");

    private final DemoWork work;
    private final RuntimeService runtime;
    private final Clock clock;

    DemoSolutions(DemoWork work, RuntimeService runtime, Clock clock) {
        this.work = work;
        this.runtime = runtime;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run() {
        if (runtime.createProcessInstanceQuery().processDefinitionKey("solution-launch").count() == 0) {
            work.at(clock.instant().minus(Duration.ofDays(4)), this::people);
        }
    }

    private void people() {
        solution("cloudstar", "云启", "星图", "数字营销", false);
        solution("cloudstar", "云启", "星核", "智能客服", true);
        rejected(solution("cloudstar", "云启", "星链", "供应链协同", true));
        design(approved(solution("cloudstar", "云启", "星能", "能耗管理", true)));
        launchable("云启", "星医", "医疗影像");
        launched("云启", "星教", "在线教育");
        sow(applied(launched("云启", "星工", "工业质检")));
        agreementToCheck(applied(launched("云启", "星城", "城市治理")));
        inAcceptance(applied(launched("云启", "星仓", "智慧仓储")));
        solution("bluewave", "蓝潮", "浪花", "零售中台", false);
        solution("bluewave", "蓝潮", "海图", "航运调度", true);
    }

    private String solution(String partner, String brand, String product, String commonName, boolean submit) {
        Map<String, Object> fields = new HashMap<>(Map.of("brand", brand, "product", product, "commonName", commonName,
                "summary", "面向" + commonName + "场景的联合解决方案。A joint solution for this scene.", "submit", submit));
        fields.put("presentation", DemoFiles.pptx("立项汇报.pptx"));
        fields.put("featureList", DemoFiles.xlsx("功能特性清单.xlsx", new String[] {"模块", "功能特性", "说明"},
                new String[] {"核心", commonName + "看板", "实时数据"}, new String[] {"核心", "告警", "规则可配置"}));
        return work.start(partner + "-sales", "solution-launch", fields);
    }

    private void rejected(String key) {
        work.complete("reviewer", key, "review-initiation", Map.of("decision", "reject", "comment", "请补充目标客户与竞争分析。Please add target customers."));
    }

    private String approved(String key) {
        work.complete("reviewer", key, "review-initiation", APPROVE);
        return key;
    }

    private String design(String key) {
        work.complete("cloudstar-delivery", key, "request-verification", Map.of("designLead", "李架构"));
        return key;
    }

    private String launchable(String brand, String product, String commonName) {
        String key = design(approved(solution("cloudstar", brand, product, commonName, true)));
        work.complete("cloudstar-delivery", key, "design-solution", Map.of("architectureNote", "三层架构，部署于单区域双可用区。", "architectureChanged", false));
        work.complete("psa", key, "verify-solution", Map.of("decision", "approve", "testReport", DemoFiles.pdf("测试报告.pdf")));
        work.complete("cloudstar-delivery", key, "develop-configurator", Map.of("configuratorLink", "https://configurator.example/" + key));
        work.complete("psa", key, "confirm-configurator", APPROVE);
        work.complete("pdm", key, "list-product", Map.of("productName", brand + product + commonName));
        work.complete("pdm", key, "finish-listing", Map.of("productId", "P-" + key));
        return key;
    }

    private String launched(String brand, String product, String commonName) {
        String key = launchable(brand, product, commonName);
        work.complete("cloudstar-sales", key, "apply-launch", Map.of("action", "submit", "salesGuide", DemoFiles.docx("销售指导书.docx", "销售指导书")));
        work.complete("reviewer", key, "review-launch", APPROVE);
        return key;
    }

    private String applied(String solutionKey) {
        work.complete("cloudstar-sales", solutionKey, "apply-qualification",
                Map.of("businessCase", DemoFiles.docx("商业计划.docx", "商业计划"), "expectedRevenue", "2600000.00"));
        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(solutionKey).singleResult().getId();
        String key = runtime.createProcessInstanceQuery().superProcessInstanceId(instance).singleResult().getBusinessKey();
        work.complete("operations", key, "review-qualification", APPROVE);
        return key;
    }

    private String sow(String key) {
        work.complete("cloudstar-delivery", key, "upload-sow", Map.of("cloudServices", List.of("modelarts", "gaussdb", "cce", "obs"),
                "sowPlan", DemoFiles.docx("SOW方案.docx", "SOW"), "selfChecklist", DemoFiles.xlsx("自检表.xlsx", new String[] {"项", "结果"}),
                "workloadPersonDays", 120));
        return key;
    }

    private String agreementToCheck(String key) {
        sow(key);
        work.complete("psa", key, "evaluate-technically", APPROVE);
        work.complete("pdm", key, "start-final-evaluation", Map.of());
        work.complete("expert", key, "evaluate-business-value", APPROVE);
        work.complete("pdm", key, "sign-agreement", Map.of("agreement", DemoFiles.pdf("NRE协议.pdf"), "amount", "300000.00",
                "milestones", List.of(Map.of("name", "方案适配完成", "share", "40.00", "dueDate", "2027-03-31"),
                        Map.of("name", "上线验收", "share", "60.00", "dueDate", "2027-06-30"))));
        return key;
    }

    private void inAcceptance(String key) {
        agreementToCheck(key);
        work.complete("operations", key, "check-agreement", APPROVE);
    }
}
