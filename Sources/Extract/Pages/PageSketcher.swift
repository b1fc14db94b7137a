import JuesuanModel
internal import Synchronization

/// Sketches the pages of a document for one reader.
///
/// QPDF takes as long to open a document as to sketch several pages, and a sketch is a small part of what a page takes.
/// So the readers of a document go to one that is open in turn, and open their own only where they wait too often.
final class PageSketcher {
  /// What the readers of a document have in common.
  private final class Shared: @unchecked Sendable {
    let name: String
    /// The document, for one reader at a time; nil where QPDF cannot make sense of it.
    let file: ContentFile?
    let turn = Mutex(())
    /// Sketches made ahead, by the numbers of their pages, until they are asked for.
    let ahead: Mutex<[Int: PageSketch]>

    init(name: String, file: ContentFile?, ahead: [Int: PageSketch]) {
      self.name = name
      self.file = file
      self.ahead = Mutex(ahead)
    }
  }

  private let shared: Shared
  /// The document opened for this reader alone.
  private var own: ContentFile?
  private var waits = 0

  /// How often a reader waits: pages full of drawings would keep all but one of them waiting.
  private static let patience = 4
  /// Sketches of so many pages take a few megabytes.
  private static let mostAhead = 24

  /// Opens a document, and sketches its first pages as long as `hasTime` says so.
  init(_ bytes: FileBytes, name: String, while hasTime: () -> Bool) {
    let file = ContentFile(bytes)
    var ahead: [Int: PageSketch] = [:]
    if let file {
      for number in 1...max(1, min(file.pageCount, Self.mostAhead)) {
        guard hasTime() else { break }
        // What cannot be sketched is told when the page is read.
        ahead[number] = try? PageSketch(number, of: file, name: name)
      }
    }
    shared = Shared(name: name, file: file, ahead: ahead)
  }

  /// For a further reader of the same document.
  init(sharing other: PageSketcher) { shared = other.shared }

  /// What the page of this number, counted from 1, paints; nil where QPDF cannot tell.
  ///
  /// Throws `bottomless` where it draws forms without end.
  func sketch(_ number: Int) throws(InputError) -> PageSketch? {
    let early = shared.ahead.withLock { $0.removeValue(forKey: number) }
    guard early == nil, let file = shared.file else { return early }
    if own == nil, waits >= Self.patience { own = ContentFile(sharing: file) }
    if let own { return try PageSketch(number, of: own, name: shared.name) }
    let found = try shared.turn.withLockIfAvailable { _ throws(InputError) in
      try PageSketch(number, of: file, name: shared.name)
    }
    if let found { return found }
    waits += 1
    return try shared.turn.withLock { _ throws(InputError) in
      try PageSketch(number, of: file, name: shared.name)
    }
  }
}
