package org.partnercenter.platform.attachment;

/** A stored file as the API shows it; {@code size} in bytes. */
public record FileView(String name, long size, String type, String sha256, String href) {
}
