package org.partnercenter.solution;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.ProcessTest;
import org.partnercenter.platform.demo.DemoFiles;
import org.springframework.beans.factory.annotation.Autowired;

/** Takes solutions along {@code solution-launch}, step by step, as far as a test needs them. */
public abstract class SolutionProcessTest extends ProcessTest {

    protected static final FileValue PRESENTATION = DemoFiles.pptx("立项汇报.pptx");
    protected static final FileValue FEATURES = DemoFiles.xlsx("功能特性清单.xlsx", new String[] {"模块", "功能特性", "说明"},
            new String[] {"核心", "看板", "实时"});
    protected static final FileValue REPORT = DemoFiles.pdf("测试报告.pdf");
    protected static final FileValue GUIDE = DemoFiles.docx("销售指导书.docx", "销售指导书");
    protected static final FileValue MAIL = DemoFiles.pdf("架构变更邮件.pdf");
    protected static final FileValue BUSINESS_CASE = DemoFiles.docx("商业计划.docx", "商业计划");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private SolutionRecords records;

    /** The start form's fields for a name that nobody has. */
    protected static Map<String, Object> application(boolean submit) {
        return fields("brand", "云启", "product", "星" + NUMBER.incrementAndGet(), "commonName", "能耗管理", "summary", "看得见的能耗",
                "presentation", PRESENTATION, "featureList", FEATURES, "submit", submit);
    }

    protected String draft() {
        return start("cloudstar-sales", "solution-launch", application(false));
    }

    protected String submitted() {
        return submitted("cloudstar");
    }

    protected String submitted(String partner) {
        return start(partner + "-sales", "solution-launch", application(true));
    }

    protected String approved(String key) {
        approve("reviewer", key, "review-initiation");
        return key;
    }

    protected String verified(String key) {
        return verified(key, partnerOf(key), false);
    }

    protected String verified(String key, String partner, boolean architectureChanged) {
        complete(partner + "-delivery", key, "request-verification", "designLead", "李架构");
        complete(partner + "-delivery", key, "design-solution", "architectureNote", "双可用区部署", "architectureChanged", architectureChanged);
        complete("psa", key, "verify-solution", "decision", "approve", "testReport", REPORT);
        return key;
    }

    protected String configured(String key) {
        complete(partnerOf(key) + "-delivery", key, "develop-configurator", "configuratorLink", "https://configurator.example/" + key);
        approve("psa", key, "confirm-configurator");
        return key;
    }

    protected String listed(String key) {
        complete("pdm", key, "list-product", "productName", "星图能耗管理");
        complete("pdm", key, "finish-listing", "productId", "P-1");
        return key;
    }

    /** Verified, configured and listed: the launch can be applied for. */
    protected String launchable(String partner) {
        return listed(configured(verified(approved(submitted(partner)))));
    }

    protected String launched(String partner) {
        String key = launchable(partner);
        complete(partner + "-sales", key, "apply-launch", "action", "submit", "salesGuide", GUIDE);
        approve("reviewer", key, "review-launch");
        return key;
    }

    /** Takes the NRE offer of a launched solution; answers the application's key. */
    protected String qualificationAppliedFor(String solutionKey) {
        complete(partnerOf(solutionKey) + "-sales", solutionKey, "apply-qualification", "businessCase", BUSINESS_CASE,
                "expectedRevenue", "2600000.00");
        return runtime.createProcessInstanceQuery().superProcessInstanceId(instance(solutionKey).getId()).singleResult().getBusinessKey();
    }

    /** The solution as its partner's sales people see it. */
    protected SolutionView solution(String key) {
        return solution(key, actor(partnerOf(key) + "-sales"));
    }

    protected SolutionView solution(String key, Actor viewer) {
        return records.item(key, viewer);
    }

    /** The code of one track. */
    protected String track(String key, String track) {
        return solution(key).tracks().get(track).code();
    }

    protected String partnerOf(String key) {
        return jdbc.sql("select partner_id from solution where solution_key = ?").param(key).query(String.class).single();
    }
}
