internal import CPoppler

/// The fingerprint by which a source is known.
package enum SourceDigest {
  /// SHA-256 of the bytes, hexadecimal; GLib computes it, which Poppler brings along.
  package static func sha256(of bytes: [UInt8]) -> String {
    let text = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe g_compute_checksum_for_data(G_CHECKSUM_SHA256, buffer.baseAddress, gsize(buffer.count))
    }
    guard let text = unsafe text else { return "" }
    defer { unsafe g_free(text) }
    return unsafe String(cString: text)
  }
}
