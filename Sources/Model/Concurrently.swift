internal import Dispatch
internal import Glibc

/// Work on several threads at once, within one synchronous call.
package enum Concurrently {
  /// How many calls can run at the same time.
  package static let cores = max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN))))

  /// Calls `work` with `0..<count` on several threads and returns when all calls have ended.
  ///
  /// The caller answers for it that no two calls touch the same thing.
  @unsafe package static func perform(_ count: Int, _ work: (Int) -> Void) {
    withoutActuallyEscaping(work) { work in
      nonisolated(unsafe) let work = work
      DispatchQueue.concurrentPerform(iterations: count) { unsafe work($0) }
    }
  }

  /// Lets go of a value on another thread, where taking apart what it holds takes a while.
  ///
  /// The caller answers for it that nothing else uses what the value alone holds.
  @unsafe package static func letGo<Value>(_ value: consuming Value) {
    nonisolated(unsafe) let value = value
    DispatchQueue.global().async { unsafe withExtendedLifetime(value) {} }
  }

  /// What `transform` makes of each element, several at a time.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    var results = [Result?](repeating: nil, count: elements.count)
    unsafe results.withUnsafeMutableBufferPointer { slots in
      // Each call writes a slot that no other one writes.
      unsafe perform(elements.count) { unsafe slots[$0] = transform(elements[$0]) }
    }
    return results.compactMap { $0 }
  }
}
