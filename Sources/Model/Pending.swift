internal import Dispatch
internal import Synchronization

/// A value that is made on another thread while the caller goes on.
///
/// It is no work for `Concurrently`, whose calls run one by one when they are made inside another.
package final class Pending<Value: Sendable>: Sendable {
  private struct State {
    var made: Value?
    /// What is to be made after the value on the same thread.
    var next: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())
  private let signal = DispatchSemaphore(value: 0)
  private let make: @Sendable () -> Value

  /// Begins to make the value.
  package convenience init(_ make: @escaping @Sendable () -> Value) {
    self.init(later: make)
    DispatchQueue.global().async { self.go() }
  }

  private init(later make: @escaping @Sendable () -> Value) { self.make = make }

  private func go() {
    let value = make()
    let next = state.withLock { state in
      state.made = value
      return state.next
    }
    signal.signal()
    for goOn in next { goOn() }
  }

  /// Makes something more once the value is there: on the thread that makes the value, if it is still at it.
  ///
  /// A thread that is to wait for the value could not even be started while a library is being loaded.
  package func then<Next>(_ make: @escaping @Sendable () -> Next) -> Pending<Next> {
    let next = Pending<Next>(later: make)
    let isMade = state.withLock { state in
      if state.made == nil { state.next.append { next.go() } }
      return state.made != nil
    }
    if isMade { DispatchQueue.global().async { next.go() } }
    return next
  }

  /// Whether the value is there already.
  package var isMade: Bool { state.withLock { $0.made != nil } }

  /// The value, once it is made.
  package var value: Value {
    signal.wait()
    defer { signal.signal() }
    return state.withLock { $0.made } ?? make()
  }
}
