package org.partnercenter.programme.process;

import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.partnercenter.partner.Identity;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.programme.Facts;
import org.partnercenter.programme.Policy;
import org.partnercenter.programme.ProgrammeTables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The tables of the programmes in their newest versions, whoever deployed them (PRG-01). */
@Component
class ProgrammeDecisions implements ProgrammeTables {

    private static final String POLICY = "programme-policy";

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final AsSystem asSystem;
    /** By version of the table; a deployed version never changes. */
    private final Map<String, List<Policy>> policies = new ConcurrentHashMap<>();

    ProgrammeDecisions(@Lazy DecisionService decisions, @Lazy RepositoryService repository, @Lazy AsSystem asSystem) {
        this.decisions = decisions;
        this.repository = repository;
        this.asSystem = asSystem;
    }

    @Override
    public List<Policy> policies() {
        DecisionDefinition newest = asSystem.call(() -> repository.createDecisionDefinitionQuery().decisionDefinitionKey(POLICY).latestVersion()
                .singleResult());
        return policies.computeIfAbsent(newest.getId(), this::read);
    }

    /** The codes are what the table's one input column names, a row each. */
    private List<Policy> read(String definitionId) {
        return asSystem.call(() -> {
            DmnModelInstance model = repository.getDmnModelInstance(definitionId);
            return model.getModelElementsByType(Rule.class).stream()
                    .map(row -> row.getInputEntries().iterator().next().getTextContent().strip().replaceAll("^\"|\"$", ""))
                    .map(code -> policy(code, decisions.evaluateDecisionTableById(definitionId, Variables.putValue("programmeCode", code))
                            .getSingleResult()))
                    .filter(Objects::nonNull).toList();
        });
    }

    private static Policy policy(String code, DmnDecisionRuleResult row) {
        if (row == null) {
            return null;
        }
        String identity = row.getEntry("identity");
        return new Policy(code, row.getEntry("nameZh"), row.getEntry("nameEn"), row.getEntry("entry"), list(row, "conditions"),
                ProgrammeDecisions.<Map<String, String>>list(row, "agreements").stream()
                        .map(a -> new Policy.Agreement(a.get("code"), a.get("zh"), a.get("en"), a.get("version"))).toList(),
                row.getEntry("attachment"), Boolean.TRUE.equals(row.getEntry("review")), row.getEntry("withdrawal"), day(row.getEntry("termEnd")),
                day(row.getEntry("rolloverFrom")), row.getEntry("renewal"), identity == null ? null : StatusCode.of(Identity.class, identity),
                Boolean.TRUE.equals(row.getEntry("certificate")));
    }

    private static <T> List<T> list(DmnDecisionRuleResult row, String column) {
        List<T> list = row.getEntry(column);
        return list == null ? List.of() : List.copyOf(list);
    }

    /** {@code 12-31} */
    private static MonthDay day(String text) {
        return text == null ? null : MonthDay.parse("--" + text);
    }

    @Override
    public List<Reason> unmet(Collection<String> conditions, Facts facts) {
        return rows("programme-conditions", variables(facts).putValue("conditions", List.copyOf(conditions))).stream()
                .map(row -> new Reason(row.getEntry("code"), row.getEntry("zh"), row.getEntry("en"), row.getEntry("remedyZh"),
                        row.getEntry("remedyEn"))).toList();
    }

    @Override
    public List<Benefit> benefits(String subject, Facts facts) {
        return rows("programme-benefits", variables(facts).putValue("subject", subject)).stream()
                .map(row -> new Benefit(row.getEntry("kind"), row.getEntry("itemZh"), row.getEntry("itemEn"), row.getEntry("meaningZh"),
                        row.getEntry("meaningEn"), Boolean.TRUE.equals(row.getEntry("met")))).toList();
    }

    private static VariableMap variables(Facts facts) {
        return Variables.fromMap(facts.variables());
    }

    private List<DmnDecisionRuleResult> rows(String table, VariableMap variables) {
        return asSystem.call(() -> List.copyOf(decisions.evaluateDecisionTableByKey(table, variables)));
    }
}
