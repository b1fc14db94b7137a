import JuesuanModel

/// Finds in corrected paragraphs the words that corrections put there.
struct Passages {
  private var changes: [Int: [(offset: Int, length: Int, change: Change)]] = [:]

  init(report: Report) {
    for change in report.corrections.flatMap(\.changes) {
      guard case .text(let block, let offset, let length) = change.target else { continue }
      changes[block, default: []].append((offset, length, change))
    }
  }

  /// The changed passages of a paragraph, as bytes of its corrected text; a change that was refused has none.
  func marks(inBlock block: Int, of text: String) -> [Range<Int>] {
    var shift = 0
    let characters = Array(text)
    var marks: [Range<Int>] = []
    for (offset, length, change) in (changes[block] ?? []).sorted(by: { $0.offset < $1.offset }) {
      let start = offset + shift
      let end = start + change.to.count
      guard start >= 0, end <= characters.count, String(characters[start..<end]) == change.to else {
        continue
      }
      let before = String(characters[..<start]).utf8.count
      marks.append(before..<before + change.to.utf8.count)
      shift += change.to.count - length
    }
    return marks.filter { !$0.isEmpty }
  }
}
