package org.partnercenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnercenter.Rule;

@DisplayName("wrong input at every form is refused with field and reason, and the task is as it was")
class WrongInputTest extends AcceptanceTest {

    /** A form as the domain declares it, a submission that it would take, and what it must not take. */
    private static final class Form {

        final String process;
        final String task;
        final String user;
        final Values good;
        final Map<String, List<Object[]>> bad = new LinkedHashMap<>();

        Form(String process, String task, String user, Values good) {
            this.process = process;
            this.task = task;
            this.user = user;
            this.good = good;
            refuse("undeclared", "an undeclared field", good.with("undeclared", "x"));
        }

        Form refuse(String field, String why, Values values) {
            bad.computeIfAbsent(field, name -> new ArrayList<>()).add(new Object[] {why, values});
            return this;
        }

        private Form wrong(String field, String why, Object value) {
            return refuse(field, why, good.with(field, value));
        }

        Form required(String... fields) {
            for (String field : fields) {
                refuse(field, "missing", good.without(field));
                wrong(field, "null", Values.untyped(null));
                if (good.get(field) instanceof String) {
                    wrong(field, "blank", "  \t ");
                }
            }
            return this;
        }

        Form text(String field, int max) {
            return wrong(field, (max + 1) + " characters", "字".repeat(max + 1))
                .wrong(field, "a number", Values.untyped(5))
                .wrong(field, "a yes", true);
        }

        Form choice(String field) {
            return wrong(field, "another value", "perhaps").wrong(field, "a yes", true)
                .wrong(field, "another case", String.valueOf(good.get(field)).toUpperCase());
        }

        Form review() {
            required("decision").choice("decision").text("comment", 500);
            return refuse("comment", "reject without it", Values.of("decision", "reject"))
                .refuse("comment", "reject with a blank one", Values.of("decision", "reject", "comment", " "));
        }

        Form yesNo(String field) {
            return wrong(field, "a word", "yes").wrong(field, "a number", Values.untyped(1))
                .wrong(field, "a word said to be a yes", Values.typed("Boolean", "maybe"));
        }

        Form number(String field, int min, int max) {
            return wrong(field, "below", min - 1).wrong(field, "above", max + 1)
                .wrong(field, "text", "12").wrong(field, "a fraction", Values.untyped(1.5))
                .wrong(field, "a word said to be a number", Values.typed("Integer", "many"));
        }

        Form money(String field) {
            for (String wrong : List.of("12.345", "1,200.00", "abc", "1e3", "12345678901234567", "12.")) {
                wrong(field, wrong, wrong);
            }
            return wrong(field, "a JSON number", Values.untyped(12.5));
        }

        Form positive(String field) {
            return money(field).wrong(field, "nothing", "0.00").wrong(field, "negative", "-1.00");
        }

        Form date(String field) {
            for (String wrong : List.of("2026-02-30", "23/11/2026", "2026-1-5", "tomorrow", "2026-11-22T00:00:00")) {
                wrong(field, wrong, wrong);
            }
            return this;
        }

        Form url(String field, Values base) {
            for (String wrong : List.of("http://shop.example/1", "shop", "javascript:alert(1)", "https://")) {
                refuse(field, wrong, base.with(field, wrong));
            }
            return this;
        }

        Form file(String field, String... extensions) {
            String first = extensions[0];
            TestFile right = TestFile.of("proof." + first);
            boolean ooxml = first.matches("docx|xlsx|pptx");
            if (bad.values().stream().flatMap(List::stream).noneMatch(wrong -> wrong[0].equals("more than 10 MB"))) {
                // once for each form, because it takes a second
                wrong(field, "more than 10 MB", (Supplier<TestFile>) right::tooBig);
            }
            return wrong(field, "another type", TestFile.of("proof.png").named("proof.exe"))
                .wrong(field, "no extension", right.named("proof"))
                .wrong(field, "an empty file", new TestFile(right.name(), right.type(), new byte[0]))
                .wrong(field, "text under that name", new TestFile(right.name(), right.type(), "hello".getBytes()))
                .wrong(field, "a program under that name",
                    new TestFile(right.name(), right.type(), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0}))
                .wrong(field, "an archive under that name",
                    (ooxml ? TestFile.zip("proof.zip") : TestFile.of("proof.docx")).named(right.name()))
                .wrong(field, "text instead of a file", "proof.pdf")
                .wrong(field, "a file without a name", new Values.Raw(Client.body("type", "File",
                    "value", Base64.getEncoder().encodeToString(right.content()),
                    "valueInfo", Map.of())));
        }

        Form list(String field) {
            return wrong(field, "text", "ecs").wrong(field, "an object", Values.typed("Json", "{\"a\":1}"))
                .wrong(field, "broken JSON", Values.typed("Json", "[\"ecs\""))
                .wrong(field, "an empty list", List.of()).wrong(field, "a list of lists", List.of(List.of("ecs")))
                .wrong(field, "a number", Values.untyped(7));
        }
    }

    private static Form form(String process, String task, String user, Object... good) {
        return new Form(process, task, user, Values.of(good));
    }

    private static List<Form> solutionForms() {
        Values application = SolutionFlow.application("wrong", true);
        return List.of(
            new Form("solution-launch", "start", "cloudstar-sales", application)
                .required("brand", "product", "commonName", "summary", "submit")
                .text("brand", 64).text("product", 64).text("commonName", 64).text("summary", 2000)
                .file("presentation", "pdf", "pptx").file("featureList", "xlsx", "csv").yesNo("submit"),
            form("solution-launch", "edit-draft", "cloudstar-sales", "action", "save", "summary", "s")
                .required("action").choice("action").text("summary", 2000)
                .file("presentation", "pptx", "pdf").file("featureList", "csv", "xlsx")
                .refuse("brand", "the name cannot be changed", Values.of("action", "save", "brand", "other")),
            form("solution-launch", "review-initiation", "reviewer", "decision", "approve", "comment", "ok").review(),
            form("solution-launch", "revise-initiation", "cloudstar-sales", "summary", "s")
                .text("summary", 2000).file("presentation", "pdf", "pptx").file("featureList", "xlsx", "csv")
                .refuse("product", "the name cannot be changed", Values.of("product", "other")),
            form("solution-launch", "request-verification", "cloudstar-delivery", "designLead", "Li")
                .required("designLead").text("designLead", 64),
            form("solution-launch", "design-solution", "cloudstar-delivery",
                "architectureNote", "n", "architectureChanged", false)
                .required("architectureNote", "architectureChanged").text("architectureNote", 2000)
                .yesNo("architectureChanged"),
            form("solution-launch", "verify-solution", "psa", "decision", "approve", "comment", "ok",
                "testReport", TestFile.of("report.pdf"))
                .review().file("testReport", "pdf", "docx", "xlsx")
                .refuse("testReport", "approve without it", Values.of("decision", "approve")),
            form("solution-launch", "develop-configurator", "cloudstar-delivery",
                "configuratorFile", TestFile.of("c.xlsx"))
                .file("configuratorFile", "xlsx", "zip").file("configuratorFile", "zip")
                .url("configuratorLink", Values.of())
                .refuse("configuratorLink", "neither", Values.of())
                .refuse("configuratorFile", "both", Values.of("configuratorLink", "https://c.example/1",
                    "configuratorFile", TestFile.of("c.xlsx"))),
            form("solution-launch", "confirm-configurator", "psa", "decision", "approve", "comment", "ok").review(),
            form("solution-launch", "list-product", "pdm", "productName", "p")
                .required("productName").text("productName", 128).url("shopUrl", Values.of("productName", "p")),
            form("solution-launch", "finish-listing", "pdm", "productId", "p")
                .required("productId").text("productId", 64),
            form("solution-launch", "apply-launch", "cloudstar-sales", "action", "submit",
                "salesGuide", TestFile.of("g.pdf"), "architectureMail", TestFile.of("m.eml"))
                .required("action").choice("action").file("salesGuide", "docx", "pdf").file("architectureMail", "pdf")
                .refuse("salesGuide", "submit without it", Values.of("action", "submit",
                    "architectureMail", TestFile.of("m.eml"))),
            form("solution-launch", "review-launch", "reviewer", "decision", "approve", "comment", "ok").review(),
            new Form("solution-launch", "apply-qualification", "cloudstar-sales", NreFlow.qualification("wrong"))
                .required("businessCase", "expectedRevenue").file("businessCase", "docx", "pdf")
                .money("expectedRevenue"));
    }

    private static List<Form> nreForms() {
        Values agreement = NreFlow.agreement("1000.00", "60.00", "40.00");
        Form sign = new Form("nre-benefit", "sign-agreement", "pdm", agreement)
            .required("agreement", "amount", "milestones").file("agreement", "pdf").positive("amount").list("milestones");
        shares(sign, "not 100 % in all", "60.00", "39.99");
        shares(sign, "more than 100 % in all", "60.00", "40.01");
        shares(sign, "a share of nothing", "100.00", "0.00");
        shares(sign, "a negative share", "101.00", "-1.00");
        shares(sign, "three decimals", "33.333", "66.667");
        shares(sign, "not a share", "all", "0.01");
        shares(sign, "eleven milestones", "10.00", "9.00", "9.00", "9.00", "9.00", "9.00", "9.00", "9.00", "9.00", "9.00",
            "9.00");
        milestone(sign, "no name", "name", null);
        milestone(sign, "a blank name", "name", " ");
        milestone(sign, "a long name", "name", "字".repeat(65));
        milestone(sign, "no due date", "dueDate", null);
        milestone(sign, "a day that is none", "dueDate", "2027-02-30");
        milestone(sign, "a share that is a number", "share", 100);
        return List.of(
            new Form("nre-benefit", "start", "cloudstar-sales",
                NreFlow.qualification("wrong").with("solutionKey", "SOL-2026-999999"))
                .required("businessCase", "expectedRevenue", "solutionKey").file("businessCase", "pdf", "docx")
                .money("expectedRevenue")
                .refuse("solutionKey", "a solution that is none", NreFlow.qualification("wrong")
                    .with("solutionKey", "SOL-2026-999999")),
            form("nre-benefit", "review-qualification", "operations", "decision", "approve", "comment", "ok").review(),
            new Form("nre-benefit", "revise-qualification", "cloudstar-sales", NreFlow.qualification("wrong"))
                .file("businessCase", "docx", "pdf").money("expectedRevenue")
                .refuse("solutionKey", "the solution cannot be changed",
                    NreFlow.qualification("wrong").with("solutionKey", "SOL-2026-000001")),
            new Form("nre-benefit", "upload-sow", "cloudstar-delivery", NreFlow.sow(NreFlow.COVERED))
                .required("cloudServices", "sowPlan", "selfChecklist", "workloadPersonDays")
                .list("cloudServices").file("sowPlan", "pdf", "docx", "xlsx").file("selfChecklist", "xlsx", "pdf")
                .number("workloadPersonDays", 1, 9999),
            form("nre-benefit", "evaluate-technically", "psa", "decision", "approve", "comment", "ok").review(),
            form("nre-benefit", "start-final-evaluation", "pdm", "note", "n").text("note", 500),
            form("nre-benefit", "evaluate-business-value", "expert", "decision", "approve", "comment", "ok").review(),
            sign,
            form("nre-benefit", "check-agreement", "operations", "decision", "approve", "comment", "ok").review(),
            form("nre-benefit", "request-acceptance", "cloudstar-delivery", "acceptanceMaterial", TestFile.of("a.pdf"))
                .required("acceptanceMaterial").file("acceptanceMaterial", "xlsx", "pdf", "docx"),
            form("nre-benefit", "review-acceptance", "psa", "decision", "approve", "comment", "ok").review());
    }

    private static void shares(Form form, String why, String... shares) {
        form.refuse("milestones", why, form.good.with("milestones", NreFlow.milestones(shares)));
    }

    private static void milestone(Form form, String why, String field, Object value) {
        Map<String, Object> milestone = new HashMap<>(NreFlow.milestones("100.00").get(0));
        if (value == null) {
            milestone.remove(field);
        } else {
            milestone.put(field, value);
        }
        form.refuse("milestones", why, form.good.with("milestones", List.of(milestone)));
    }

    private static List<Form> deliveryForms() {
        LocalDate today = today();
        Values registration = DeliveryFlow.registration(today);
        Form start = new Form("delivery-incentive", "start", "cloudstar-delivery", registration);
        Form revise = new Form("delivery-incentive", "revise-registration", "cloudstar-delivery",
            registration.without("opportunityKey"));
        for (Form form : List.of(start, revise)) {
            form.text("customerName", 128).text("customerAccount", 64).choice("scene")
                .date("deliveryStart").date("deliveryEnd").money("annualCloudVolume")
                .number("workloadPersonDays", 1, 9999)
                .file("sow", "pdf", "docx", "xlsx").file("projectPlan", "docx", "pdf", "xlsx")
                .refuse("deliveryStart", "today", form.good.with("deliveryStart", today.toString()))
                .refuse("deliveryEnd", "before the start", form.good.with("deliveryStart", today.plusDays(4).toString())
                    .with("deliveryEnd", today.plusDays(3).toString()));
        }
        start.required("opportunityKey", "customerName", "customerAccount", "scene", "deliveryStart", "deliveryEnd",
                "annualCloudVolume", "workloadPersonDays", "sow", "projectPlan")
            .refuse("opportunityKey", "an opportunity that is none",
                registration.with("opportunityKey", "OPP-2026-999999"));
        revise.refuse("opportunityKey", "it cannot change", Values.of("opportunityKey", "OPP-2026-999999"));

        Form review = form("delivery-incentive", "review-acceptance", "reviewer", "decision", "approve",
            "comment", "ok", "qualityScore", 80).review().number("qualityScore", 0, 100)
            .refuse("qualityScore", "approve without it", Values.of("decision", "approve"));
        Values declined = Values.of("decline", true, "comment", "no");
        return List.of(start, revise,
            form("delivery-incentive", "review-registration", "reviewer", "decision", "approve", "comment", "ok").review(),
            new Form("delivery-incentive", "request-acceptance", "cloudstar-delivery", DeliveryFlow.acceptance(today))
                .required("completedOn", "acceptanceReport", "finalSow", "customerEvidence").date("completedOn")
                .file("acceptanceReport", "pdf", "docx").file("finalSow", "xlsx", "pdf")
                .file("customerEvidence", "jpg", "png")
                .refuse("completedOn", "tomorrow", DeliveryFlow.acceptance(today.plusDays(1)))
                .refuse("completedOn", "before the start", DeliveryFlow.acceptance(today.minusDays(60))),
            review,
            form("delivery-incentive", "enter-incentive", "operations", "amount", "10.00", "calculation", "c")
                .required("amount", "calculation").positive("amount").text("calculation", 1000).yesNo("decline")
                .refuse("comment", "decline without it", declined.without("comment"))
                .refuse("comment", "too long", declined.with("comment", "字".repeat(501)))
                .refuse("amount", "nothing at all", Values.of())
                .refuse("amount", "not declined either", Values.of("decline", false, "comment", "no")),
            form("incentive-confirmation", "check-incentive", "cloudstar-finance", "decision", "dispute",
                "feedback", "f", "expectedAmount", "5.00")
                .required("decision").choice("decision").text("feedback", 500).money("expectedAmount")
                .refuse("feedback", "dispute without it", Values.of("decision", "dispute"))
                .refuse("amount", "the amount is not the partner's", Values.of("decision", "confirm", "amount", "9999.00"))
                .refuse("expectedAmount", "on a confirmation",
                    Values.of("decision", "confirm", "expectedAmount", "5.00")),
            form("incentive-confirmation", "answer-feedback", "operations", "answer", "a", "amount", "10.00")
                .required("answer").text("answer", 500).money("amount")
                .refuse("amount", "negative for a delivery", Values.of("answer", "a", "amount", "-1.00")));
    }

    static Stream<Arguments> cases() {
        return Stream.of(solutionForms(), nreForms(), deliveryForms()).flatMap(List::stream)
            .flatMap(form -> form.bad.entrySet().stream().flatMap(field -> field.getValue().stream()
                .map(wrong -> arguments(form.process, form.task, form.user, field.getKey(), wrong[0], wrong[1]))));
    }

    /** Where a task of that kind waits; refusals leave it as it was, so that one serves all its cases. */
    private record Waiting(String collection, String key, JsonNode task, JsonNode record) {

        static Waiting of(String collection, String key, String task, String user) {
            Client client = Client.as(user);
            return new Waiting(collection, key, client.task(key, task), client.record(collection, key));
        }
    }

    private static final Map<String, Waiting> WAITING = new HashMap<>();

    private static Waiting waiting(String process, String task, String user) {
        return WAITING.computeIfAbsent(process + "/" + task, at -> switch (process) {
            case "solution-launch" -> Waiting.of("solutions", SolutionFlow.at("cloudstar", task).key, task, user);
            case "nre-benefit" -> Waiting.of("nre-applications", NreFlow.at(task).key, task, user);
            case "delivery-incentive" -> Waiting.of("delivery-projects", DeliveryFlow.at(task).key, task, user);
            default -> {
                Incentive incentive = DeliveryFlow.published("3000.00").incentive();
                yield Waiting.of("incentives",
                    task.equals("check-incentive") ? incentive.key() : incentive.dispute().key(), task, user);
            }
        });
    }

    @ParameterizedTest(name = "{0} {1}: {3}, {4}")
    @MethodSource("cases")
    @Rule({"SOL-01", "SOL-04", "SOL-14", "NRE-05", "NRE-11", "INC-09", "INC-12"})
    void refused(String process, String task, String user, String field, String why, Values values) {
        Client client = Client.as(user);
        if (task.equals("start")) {
            String collection = switch (process) {
                case "solution-launch" -> "solutions";
                case "nre-benefit" -> "nre-applications";
                default -> "delivery-projects";
            };
            int before = client.total(collection);
            client.tryStart(process, values).fieldInvalid(field);
            assertThat(client.total(collection)).as("nothing was made").isEqualTo(before);
            return;
        }
        Waiting waiting = waiting(process, task, user);
        assertThat(waiting.task.path("assignee").isNull()).as("unclaimed").isTrue();

        client.complete(waiting.task.path("id").asText(), values).fieldInvalid(field);

        assertThat(client.task(waiting.key, task)).as("the task").isEqualTo(waiting.task);
        assertThat(client.record(waiting.collection, waiting.key)).as("the record").isEqualTo(waiting.record);
    }

    @Test
    void whatTheFrameworkRefusesHasACodeToo() {
        Reply unsupported = Client.as("cloudstar-admin").send("POST", "/api/members", "text/plain", "x".getBytes());
        unsupported.refused(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aFileNameThatIsNoneNamesItsField() {
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0.csv\"\r\n\r\nx\r\n--x--\r\n";
        Client.as("operations").send("POST", "/api/opportunities/import", "multipart/form-data; boundary=x", body.getBytes()).fieldInvalid("file");
    }
}
