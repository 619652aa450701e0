package org.partnercenter.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import org.partnercenter.platform.Actor;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /v3/api-docs} says about the API as a whole. */
@Configuration
class ApiDescription {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, ListQuery.class);
    }

    /** The parameters of every collection, which its controller takes as one argument. */
    @Bean
    OperationCustomizer listParameters() {
        return (operation, method) -> {
            if (Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.getParameterType() == ListQuery.class)) {
                operation.addParametersItem(parameter("status", "one status or several, separated by commas"))
                        .addParametersItem(parameter("q", "text to look for"))
                        .addParametersItem(parameter("offset", "how many to skip, default 0"))
                        .addParametersItem(parameter("limit", "1 to 100, default 20"))
                        .addParametersItem(parameter("sort", "a field, with - before it descending; default -createdAt"));
            }
            return operation;
        };
    }

    private static Parameter parameter(String name, String description) {
        return new QueryParameter().name(name).description(description).schema(new StringSchema());
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("伙伴中心 Partner Center").version("1")
                        .description("Records as partners and the vendor's people may read them. Problems are application/problem+json with a code."))
                .components(new Components().addSecuritySchemes("basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }
}
