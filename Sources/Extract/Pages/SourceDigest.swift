internal import CNettle
import JuesuanModel

/// The fingerprint by which a source is known.
package enum SourceDigest {
  /// SHA-256 of the bytes, hexadecimal.
  ///
  /// Nettle is loaded with QPDF in any case and uses the processor's own instructions: on a scan of many megabytes
  /// GLib's plain code takes as long as reading the text.
  package static func sha256(of bytes: [UInt8]) -> String {
    LateLibrary.nettle.load()
    var context = sha256_ctx()
    unsafe nettle_sha256_init(&context)
    unsafe bytes.withUnsafeBufferPointer {
      unsafe nettle_sha256_update(&context, $0.count, $0.baseAddress)
    }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    unsafe nettle_sha256_digest(&context, digest.count, &digest)
    return digest.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
