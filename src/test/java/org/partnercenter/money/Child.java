package org.partnercenter.money;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The real application in a JVM of its own on a database in a file, so that it can be killed as a machine dies: at any moment, unasked. */
final class Child implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Short, so that what a killed application had begun is taken up again soon. */
    private static final int JOB_LOCK_MILLIS = 6000;

    private final Process process;
    private final Path log;
    final int port;

    private Child(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts the application with the demo's people and records and waits until it answers. */
    static Child start(Path directory) throws IOException, InterruptedException {
        int port = freePort();
        Path log = Files.createTempFile(directory, "child", ".log");
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx640m", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", classPath(), "org.partnercenter.PartnerCenterApplication", "--spring.profiles.active=demo",
                "--server.port=" + port, "--server.address=127.0.0.1", "--spring.datasource.url=" + database(directory),
                "--camunda.bpm.job-execution.lock-time-in-millis=" + JOB_LOCK_MILLIS, "--camunda.bpm.job-execution.max-wait=1000")
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Child child = new Child(process, log, port);
        child.await();
        return child;
    }

    /** The product's own database address, options included, with its file in that directory. */
    static String database(Path directory) {
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));
        String address = settings.getObject().getProperty("spring.datasource.url");
        return "jdbc:h2:file:" + directory.resolve("db") + address.substring(address.indexOf(';'));
    }

    /** The product's class path: what tests add to it does not belong to the application. */
    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator)).filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (new Http(port).status("GET", "/actuator/health", "admin", null) != 200) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                process.destroyForcibly();
                throw new IllegalStateException("the application did not start:\n" + lastLines());
            }
            Thread.sleep(200);
        }
    }

    /** SIGKILL: nothing of the application runs any more, neither shutdown hook nor finally block. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("cannot be killed");
        }
    }

    /** The end of what it logged, to tell why a test failed. */
    String lastLines() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 60), all.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
