package org.partnercenter.portal;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** The frame around the pages, and their files: each under a name with its content's hash, kept by browsers for a year. */
@Configuration
class PortalWebConfiguration implements WebMvcConfigurer {

    private static final CacheControl A_YEAR = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Frames frames;

    PortalWebConfiguration(Frames frames) {
        this.frames = frames;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(frames).excludePathPatterns("/api/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String folder : new String[] {"css", "js", "images"}) {
            registry.addResourceHandler("/" + folder + "/**").addResourceLocations("classpath:/static/" + folder + "/")
                    .setCacheControl(A_YEAR).resourceChain(true)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
        // the version is part of the path
        registry.addResourceHandler("/webjars/bpmn-js/**").addResourceLocations("classpath:/META-INF/resources/webjars/bpmn-js/")
                .setCacheControl(A_YEAR);
    }

    /** Writes the hashed names into the pages' links. */
    @Bean
    ResourceUrlEncodingFilter resourceUrls() {
        return new ResourceUrlEncodingFilter();
    }
}
