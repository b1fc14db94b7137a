internal import CPoppler
import Synchronization

/// Collects what Poppler reports through GLib's log, which would otherwise go to the terminal.
///
/// Messages are kept by thread: a thread reads one document at a time, so what it drains is of the page it has read.
enum LogCapture {
  private static let messages = Mutex<[UInt: [String]]>([:])
  /// The most messages kept between two readings: a damaged file may repeat one without end.
  private static let limit = 50

  private static let installation: Void = {
    unsafe _ = g_log_set_default_handler(
      { _, _, message, _ in
        guard let message = unsafe message else { return }
        let text = unsafe String(cString: message)
        LogCapture.messages.withLock { kept in
          if kept[thread, default: []].count < limit { kept[thread, default: []].append(text) }
        }
      },
      nil
    )
  }()

  /// Begins to collect; later calls change nothing.
  static func start() { installation }

  /// The messages of this thread since the last call.
  static func drain() -> [String] { messages.withLock { $0.removeValue(forKey: thread) } ?? [] }

  private static var thread: UInt { UInt(pthread_self()) }
}
