package org.partnercenter.platform.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all models, decisions and forms as one deployment, so that a form is always that of its model's version. Nothing
 * is deployed when nothing has changed.
 */
@Component
@Order(1)
public class Deployment implements StartUpStep {

    private final RepositoryService repository;

    Deployment(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void run() {
        List<String> ours = resources().stream().filter(path -> !isAdministered(path)).toList();
        deploy("partner-center", ours);
        resources().stream().filter(path -> isAdministered(path) && !isKnown(path)).forEach(path -> deploy(path, List.of(path)));
    }

    /** Decisions that the administrator changes by deploying: ours are only the beginning and must never come back over them. */
    private static boolean isAdministered(String path) {
        return path.contains("/administered/");
    }

    private boolean isKnown(String path) {
        return repository.createDeploymentQuery().deploymentName(path).count() > 0;
    }

    private void deploy(String name, List<String> paths) {
        DeploymentBuilder deployment = repository.createDeployment().name(name).source("process application").enableDuplicateFiltering(false);
        for (String path : paths) {
            try (InputStream content = getClass().getClassLoader().getResourceAsStream(path)) {
                deployment.addInputStream(path, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        deployment.deploy();
    }

    private static List<String> resources() {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            return Stream.of(resolver.getResources("classpath*:processes/**/*.*mn"), resolver.getResources("classpath*:forms/**/*.html"))
                    .flatMap(Stream::of).map(Deployment::path).sorted(Comparator.naturalOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path from the class path's root, whatever the class path is made of. */
    private static String path(Resource resource) {
        try {
            String url = resource.getURL().toString();
            int start = Math.max(url.lastIndexOf("/processes/"), url.lastIndexOf("/forms/"));
            return url.substring(start + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
