package org.partnercenter.platform.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnercenter.platform.Refusal;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * The parameters that every collection takes.
 *
 * @param status the statuses wanted, none for all
 * @param q      text to look for, null for all
 * @param offset how many to skip, from 0
 * @param limit  1 to 100
 * @param sort   a field, with {@code -} before it descending
 */
public record ListQuery(List<String> status, String q, int offset, int limit, String sort) {

    /** The newest first, twenty at a time: what a collection answers when nothing is asked. */
    public static final ListQuery DEFAULT = new ListQuery(List.of(), null, 0, 20, "-createdAt");
    /** As many as a page may have. */
    public static final ListQuery LARGEST = new ListQuery(List.of(), null, 0, 100, "-createdAt");
    private static final Set<String> NAMES = Set.of("status", "q", "offset", "limit", "sort");

    /** Reads the parameters of a request; an unknown one, or a value out of range, is refused by name. */
    public static ListQuery of(Map<String, String[]> parameters) {
        parameters.keySet().stream().filter(p -> !NAMES.contains(p)).findFirst().ifPresent(p -> {
            throw Refusal.field(p, "is not a parameter of this collection");
        });
        String status = first(parameters, "status");
        String sort = first(parameters, "sort");
        return new ListQuery(status == null ? List.of() : Arrays.stream(status.split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList(),
                first(parameters, "q"), number(parameters, "offset", 0, 0, Integer.MAX_VALUE),
                number(parameters, "limit", 20, 1, 100), sort == null ? DEFAULT.sort() : sort);
    }

    private static String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 || values[0].isBlank() ? null : values[0].trim();
    }

    private static int number(Map<String, String[]> parameters, String name, int otherwise, int least, int most) {
        String text = first(parameters, name);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, as a number out of range is
        }
        throw Refusal.field(name, "must be a whole number from " + least + " to " + most);
    }

    /** Lets controllers take a {@code ListQuery} as a parameter. */
    @Component
    static class Resolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == ListQuery.class;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, ModelAndViewContainer container, NativeWebRequest request,
                                      WebDataBinderFactory factory) {
            return of(request.getParameterMap());
        }
    }
}
