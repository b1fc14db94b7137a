internal import Dispatch
internal import Synchronization

/// A value that is made on another thread while the caller goes on.
///
/// It is no work for `Concurrently`, whose calls run one by one when they are made inside another.
package final class Pending<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let signal = DispatchSemaphore(value: 0)
  private let make: @Sendable () -> Value

  /// Begins to make the value.
  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    DispatchQueue.global().async {
      let value = make()
      self.made.withLock { $0 = value }
      self.signal.signal()
    }
  }

  /// Whether the value is there already.
  package var isMade: Bool { made.withLock { $0 != nil } }

  /// The value, once it is made.
  package var value: Value {
    signal.wait()
    defer { signal.signal() }
    return made.withLock { $0 } ?? make()
  }
}
