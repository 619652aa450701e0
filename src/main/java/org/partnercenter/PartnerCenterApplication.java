package org.partnercenter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The partner centre: one Spring Boot application that embeds the Camunda engine, its web apps and its REST API. */
@SpringBootApplication
public class PartnerCenterApplication {

    public static void main(String[] args) {
        SpringApplication.run(PartnerCenterApplication.class, args);
    }
}
