package org.partnercenter.incentive;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partnercenter.platform.process.OpenTasks;
import org.partnercenter.platform.web.Action;

/** The open tasks of a record as what the caller may do with it. */
final class Actions {

    /** A task's name is Chinese first: {@code 核对激励 Check incentive}. */
    private static final Pattern BILINGUAL = Pattern.compile("(.*\\p{IsHan}\\S*)\\s+(\\P{IsHan}+)", Pattern.DOTALL);

    private Actions() {
    }

    static List<Action> of(List<OpenTasks.OpenTask> tasks) {
        return tasks.stream().map(task -> {
            Matcher name = BILINGUAL.matcher(task.name());
            return name.matches() ? new Action(task.taskKey(), name.group(1), name.group(2), task.id())
                    : new Action(task.taskKey(), task.name(), task.name(), task.id());
        }).toList();
    }
}
