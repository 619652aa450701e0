package org.partnercenter.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.partnercenter.platform.process.OpenTasks.OpenTask;
import org.partnercenter.platform.web.Action;

/** The actions that a solution's status offers (SOL-11): the manual's table by the pair initiation × verification, and those of the other tracks. */
final class SolutionActions {

    /** An action as the table names it; {@code taskKey} is the task behind it, null for the ones that only show something. */
    private record Offer(String code, String zh, String en, String taskKey) {
    }

    private static final Offer REQUEST_VERIFICATION = new Offer("request-verification", "申请联合设计与验证", "Request design and verification", "request-verification");
    private static final Offer RESUBMIT = new Offer("resubmit-initiation", "重新提交立项申请", "Resubmit the initiation", "revise-initiation");
    private static final Offer VIEW_DESIGN = new Offer("view-design", "查看方案设计详情", "View the design", null);
    private static final Offer VIEW_VERIFICATION = new Offer("view-verification", "查看方案验证详情", "View the verification", null);
    private static final List<Offer> DRAFT = List.of(new Offer("edit", "编辑", "Edit", "edit-draft"),
            new Offer("delete", "删除", "Delete", "edit-draft"), new Offer("submit", "提交", "Submit", "edit-draft"));
    /** Offered whenever their task is open. */
    private static final List<Offer> OTHER_TRACKS = List.of(
            new Offer("develop-configurator", "配置器开发", "Develop the configurator", "develop-configurator"),
            new Offer("apply-launch", "申请上市", "Apply for launch", "apply-launch"),
            new Offer("apply-qualification", "申请NRE资格", "Apply for NRE", "apply-qualification"));

    private SolutionActions() {
    }

    static List<Action> of(Tracks tracks, List<OpenTask> completable) {
        Map<String, String> tasks = completable.stream().collect(Collectors.toMap(OpenTask::taskKey, OpenTask::id, (a, b) -> a));
        List<Offer> offers = new ArrayList<>(byPair(tracks.initiation(), tracks.verification()));
        offers.addAll(OTHER_TRACKS);
        return offers.stream().filter(o -> o.taskKey() == null || tasks.containsKey(o.taskKey()))
                .map(o -> new Action(o.code(), o.zh(), o.en(), o.taskKey() == null ? null : tasks.get(o.taskKey()))).toList();
    }

    private static List<Offer> byPair(Initiation initiation, Verification verification) {
        if (initiation == Initiation.DRAFT) {
            return DRAFT;
        }
        List<Offer> offers = new ArrayList<>();
        if (initiation == Initiation.REJECTED) {
            offers.add(RESUBMIT);
        }
        switch (verification) {
            case NONE -> offers.add(REQUEST_VERIFICATION);
            case DESIGNING -> offers.add(VIEW_DESIGN);
            case VERIFYING -> offers.add(VIEW_VERIFICATION);
            case VERIFIED -> {
                // the table offers nothing more once the verification is complete
            }
        }
        return offers;
    }
}
