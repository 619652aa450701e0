package org.partnercenter.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The engine's doors that are open to the administrator alone; the paths name what they would change in braces. */
final class Doors {

    private Doors() {
    }

    private static Object[] door(String method, String path, Object... body) {
        return new Object[] {method, "/engine-rest" + path, body.length == 1 ? null : Client.body(body)};
    }

    private static final Object NOTHING = null;

    static List<Object[]> closed() {
        Map<String, Object> text = Client.body("value", "forged", "type", "String");
        return List.of(
            door("POST", "/task/{task}/bpmnError", "errorCode", "forged"),
            door("POST", "/task/{task}/bpmnEscalation", "escalationCode", "forged"),
            door("POST", "/task/{task}/resolve", "variables", Client.body()),
            door("POST", "/task/{task}/delegate", "userId", "bluewave-sales"),
            door("POST", "/task/{task}/assignee", "userId", "bluewave-admin"),
            door("PUT", "/task/{task}", "name", "forged", "priority", 1),
            door("DELETE", "/task/{task}", NOTHING),
            door("POST", "/task/create", "name", "forged"),
            door("PUT", "/task/{task}/variables/forged", "value", "forged", "type", "String"),
            door("POST", "/task/{task}/variables", "modifications", Client.body("forged", text)),
            door("DELETE", "/task/{task}/variables/submit", NOTHING),
            door("PUT", "/task/{task}/localVariables/forged", "value", "forged", "type", "String"),
            door("POST", "/task/{task}/identity-links", "userId", "bluewave-sales", "type", "candidate"),
            door("POST", "/task/{task}/identity-links/delete", "groupId", "partner-sales", "type", "candidate"),
            door("PUT", "/process-instance/{instance}/variables/forged", "value", "forged", "type", "String"),
            door("POST", "/process-instance/{instance}/variables", "modifications", Client.body("forged", text)),
            door("POST", "/process-instance/{instance}/modification", "instructions", List.of(
                Client.body("type", "startBeforeActivity", "activityId", "apply-launch"))),
            door("PUT", "/process-instance/{instance}/suspended", "suspended", true),
            door("DELETE", "/process-instance/{instance}", NOTHING),
            door("POST", "/process-instance/delete", "processInstanceIds", List.of("{instance}"), "deleteReason", "x"),
            door("PUT", "/execution/{execution}/localVariables/forged", "value", "forged", "type", "String"),
            door("POST", "/execution/{execution}/signal", "variables", Client.body()),
            door("POST", "/execution/{execution}/messageSubscriptions/nre-offer-taken/trigger", "variables", Client.body()),
            door("POST", "/message", "messageName", "nre-offer-taken", "businessKey", "{solution}"),
            door("POST", "/message", "messageName", "withdraw-project", "processInstanceId", "{instance}", "all", true),
            door("POST", "/signal", "name", "forged"),
            door("POST", "/process-definition/key/solution-launch/start", "variables", Client.body()),
            door("POST", "/process-definition/{definition}/start", "businessKey", "SOL-2026-999998"),
            door("PUT", "/process-definition/key/solution-launch/suspended", "suspended", true),
            door("DELETE", "/process-definition/{definition}", NOTHING),
            door("POST", "/modification/execute", "processDefinitionId", "{definition}",
                "processInstanceIds", List.of("{instance}"),
                "instructions", List.of(Client.body("type", "startBeforeActivity", "activityId", "apply-launch"))),
            door("PUT", "/job/{job}/duedate", "duedate", "2030-01-01T00:00:00.000+0000"),
            door("PUT", "/job/{job}/suspended", "suspended", true),
            door("PUT", "/job/{job}/retries", "retries", 0),
            door("POST", "/job/{job}/execute"),
            door("DELETE", "/history/process-instance/{instance}", NOTHING),
            door("POST", "/filter/create", "resourceType", "Task", "name", "forged", "query", Client.body()),
            door("POST", "/user/create", "profile", Client.body("id", "forged", "firstName", "f", "lastName", "f"),
                "credentials", Client.body("password", "forged-1234")),
            door("PUT", "/group/operations/members/bluewave-admin"),
            door("PUT", "/tenant/cloudstar/user-members/bluewave-admin"),
            door("POST", "/group/create", "id", "forged", "name", "forged", "type", "x"),
            door("POST", "/tenant/create", "id", "forged", "name", "forged"),
            door("POST", "/authorization/create", "type", 1, "permissions", List.of("ALL"), "userId", "bluewave-admin",
                "resourceType", 7, "resourceId", "*"),
            door("PUT", "/user/cloudstar-sales/credentials", "password", "forged-1234",
                "authenticatedUserPassword", "{self}"),
            new Object[] {"DEPLOY", "/engine-rest/deployment/create", null});
    }

    /** The template with the ids in the place of their names in braces, at any depth. */
    static Object fill(Object template, Map<String, String> ids) {
        if (template instanceof String text) {
            for (Map.Entry<String, String> id : ids.entrySet()) {
                text = text.replace("{" + id.getKey() + "}", id.getValue());
            }
            return text;
        }
        if (template instanceof List<?> list) {
            return list.stream().map(element -> fill(element, ids)).toList();
        }
        if (template instanceof Map<?, ?> map) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach((name, value) -> filled.put((String) name, fill(value, ids)));
            return filled;
        }
        return template;
    }

    static Reply knock(Client client, String method, String template, Map<String, Object> content,
        Map<String, String> ids) {
        Map<String, String> names = new LinkedHashMap<>(ids);
        names.put("self", client.user());
        String path = (String) fill(template, names);
        Object body = fill(content, names);
        if (method.equals("DEPLOY")) {
            String boundary = "acceptance";
            String form = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nforged\r\n"
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"forged.bpmn\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"
                + "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\">"
                + "<bpmn:process id=\"forged\" isExecutable=\"true\"><bpmn:startEvent id=\"s\"/></bpmn:process>"
                + "</bpmn:definitions>\r\n--" + boundary + "--\r\n";
            return client.send("POST", path, "multipart/form-data; boundary=" + boundary,
                form.getBytes(StandardCharsets.UTF_8));
        }
        return switch (method) {
            case "POST" -> client.post(path, body == null ? Map.of() : body);
            case "PUT" -> client.put(path, body);
            default -> client.send(method, path, null, null);
        };
    }
}
