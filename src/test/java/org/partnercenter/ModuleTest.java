package org.partnercenter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house keeps its shape: modules know only those before them, and only {@code process} packages and the platform know the engine. */
class ModuleTest {

    /** Lowest first: each may use only what stands before it. */
    private static final List<String> ORDER = List.of("platform", "calendar", "account", "partner", "certification", "programme", "customer", "reseller",
            "consumption", "funds", "voucher", "invoice", "incentive", "payout", "marketplace", "solution", "nre", "portal");

    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.partnercenter");

    @Test
    void modulesHaveNoCycleAndUseOnlyDoors() {
        ApplicationModules.of(PartnerCenterApplication.class).verify();
    }

    @Test
    void everyModuleHasItsPlaceInTheOrder() {
        org.assertj.core.api.Assertions.assertThat(ApplicationModules.of(PartnerCenterApplication.class).stream()
                .map(m -> m.getIdentifier().toString())).containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void aModuleUsesOnlyTheModulesBeforeIt() {
        for (int lower = 0; lower < ORDER.size(); lower++) {
            for (String upper : ORDER.subList(lower + 1, ORDER.size())) {
                noClasses().that().resideInAPackage("org.partnercenter." + ORDER.get(lower) + "..")
                        .should().dependOnClassesThat().resideInAPackage("org.partnercenter." + upper + "..")
                        .because("upward goes only an event, a model or a port").check(CLASSES);
            }
        }
    }

    @Test
    void onlyProcessPackagesAndThePlatformKnowTheEngine() {
        noClasses().that().resideOutsideOfPackages("org.partnercenter..process..", "org.partnercenter.platform..")
                .should().dependOnClassesThat().resideInAnyPackage("org.camunda..")
                .because("rules and records outlive the engine").check(CLASSES);
    }
}
