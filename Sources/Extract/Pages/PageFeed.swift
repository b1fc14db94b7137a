package import JuesuanModel
import Synchronization

/// Reads the pages of a document ahead, several at a time, and hands them on in their order.
///
/// Poppler may be used on several threads as long as each has a document of its own, so every further reader opens the
/// same bytes once more; QPDF's they share (`PageSketcher`).
package struct PageFeed {
  private let reader: PDFReader
  /// How many readers there are at most, the first one included.
  private let count: Int

  /// Pages read ahead for each reader: enough that the readers seldom wait for each other, few enough that what is
  /// read ahead stays a few megabytes.
  private static let stretch = 16
  /// The fewest pages that are worth a reader of their own.
  private static let fewest = 3
  /// The most readers: each holds the document's fonts once more.
  private static let mostReaders = 4

  /// Has as many readers as cores and pages call for.
  package init(_ reader: PDFReader, cores: Int = Concurrently.cores) {
    self.reader = reader
    count = max(1, min(cores, Self.mostReaders, reader.pageCount / Self.fewest))
  }

  /// Makes something of each page of `numbers` and calls `body` with them in order, while later pages are read.
  ///
  /// - Parameters:
  ///   - numbers: The pages, counted from 1.
  ///   - make: What is made of a page; it runs for several pages at once.
  ///   - body: What is done with it, one page after the other.
  package func forEach<Made>(
    of numbers: [Int],
    making make: (PageContent) -> Made,
    _ body: (Int, Result<Made, InputError>) -> Void
  ) {
    var waiting: [(Int, Result<Made, InputError>)] = []
    /// The readers, opened when they are first wanted, each on its own thread.
    var readers: [PDFReader?] = [reader] + Array(repeating: nil, count: count - 1)
    for first in stride(from: 0, to: numbers.count, by: Self.stretch * count) {
      let batch = Array(numbers[first..<min(first + Self.stretch * count, numbers.count)])
      let ready = waiting
      var outcomes = [Result<Made, InputError>?](repeating: nil, count: batch.count)
      unsafe outcomes.withUnsafeMutableBufferPointer { slots in
        unsafe readers.withUnsafeMutableBufferPointer { readers in
          let next = Atomic(0)
          // Each call has a reader of its own and writes slots that no other one writes; only the first calls `body`.
          unsafe Concurrently.perform(count + 1) { task in
            guard task > 0 else { return ready.forEach(body) }
            if unsafe readers[task - 1] == nil, next.load(ordering: .relaxed) < batch.count {
              unsafe readers[task - 1] = reader.another()
            }
            guard let own = unsafe readers[task - 1] else { return }
            while true {
              let place = next.add(1, ordering: .relaxed).oldValue
              guard place < batch.count else { return }
              unsafe slots[place] = own.outcome(ofPage: batch[place]).map(make)
            }
          }
        }
      }
      waiting = zip(batch, outcomes).compactMap { number, outcome in outcome.map { (number, $0) } }
    }
    unsafe Concurrently.letGo(readers)
    waiting.forEach(body)
  }
}

extension PDFReader {
  fileprivate func outcome(ofPage number: Int) -> Result<PageContent, InputError> {
    do throws(InputError) { return .success(try page(number)) } catch { return .failure(error) }
  }
}
