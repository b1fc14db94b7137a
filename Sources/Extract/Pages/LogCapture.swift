internal import CPoppler
import Synchronization

/// Collects what Poppler reports through GLib's log, which would otherwise go to the terminal.
enum LogCapture {
  private static let messages = Mutex<[String]>([])
  /// The most messages kept between two readings: a damaged file may repeat one without end.
  private static let limit = 50

  private static let installation: Void = {
    unsafe _ = g_log_set_default_handler(
      { _, _, message, _ in
        guard let message = unsafe message else { return }
        let text = unsafe String(cString: message)
        LogCapture.messages.withLock { if $0.count < LogCapture.limit { $0.append(text) } }
      },
      nil
    )
  }()

  /// Begins to collect; later calls change nothing.
  static func start() { installation }

  /// The messages since the last call.
  static func drain() -> [String] {
    messages.withLock { kept in
      defer { kept = [] }
      return kept
    }
  }
}
