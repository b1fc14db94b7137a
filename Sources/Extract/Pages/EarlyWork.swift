internal import Synchronization

/// What was read of a document while Poppler was still being loaded.
final class EarlyWork: @unchecked Sendable {
  /// The document opened once more, for the one who asks first.
  private let spare: ContentFile?
  private let isTaken = Atomic(false)
  /// The first pages by their numbers, until they are asked for.
  private let sketches: Mutex<[Int: PageSketch]>

  /// Sketches of so many pages take a few megabytes; more pages are seldom read before Poppler is there.
  private static let mostSketches = 24

  /// Opens `file` once more and sketches its first `pageCount` pages, as long as `isWaiting` says that there is time.
  init(_ file: ContentFile?, name: String, while isWaiting: () -> Bool) {
    guard let file, isWaiting() else {
      spare = nil
      sketches = Mutex([:])
      return
    }
    spare = ContentFile(sharing: file)
    var found: [Int: PageSketch] = [:]
    var number = 1
    while number <= min(file.pageCount, Self.mostSketches), isWaiting() {
      // What cannot be sketched is told when the page is read.
      found[number] = try? PageSketch(number, of: file, name: name)
      number += 1
    }
    sketches = Mutex(found)
  }

  /// The document opened once more, once.
  func takeFile() -> ContentFile? { isTaken.exchange(true, ordering: .acquiring) ? nil : spare }

  /// The sketch of a page, once.
  func takeSketch(ofPage number: Int) -> PageSketch? { sketches.withLock { $0.removeValue(forKey: number) } }
}
