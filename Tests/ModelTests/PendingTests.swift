import Dispatch
import Testing

@testable import JuesuanModel

@Suite struct PendingTests {
  @Test("what is to follow is made on the same thread, whether it is asked for early or late")
  func following() {
    let gate = DispatchSemaphore(value: 0)
    let first = Pending {
      gate.wait()
      return 1
    }
    let early = first.then { first.value + 1 }
    #expect(!first.isMade && !early.isMade)
    gate.signal()
    #expect(early.value == 2, "the value may be asked for where it has just been made")
    let late = first.then { first.value + 2 }
    #expect(late.then { late.value * 2 }.value == 6)
    #expect(first.value == 1 && first.isMade && early.value == 2, "a value may be asked for twice")
  }
}
