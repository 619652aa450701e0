/**
 * Files of rows: imports of the vendor's staff, whole or not at all, and lists written to a file in the background. A module adds a kind
 * by a component that implements {@link org.partnercenter.platform.files.ImportKind} or {@link org.partnercenter.platform.files.ExportKind}.
 */
package org.partnercenter.platform.files;
