internal import JuesuanModel

/// The lines of the cover: what stands before the contents, or before the first part.
struct CoverReader {
  private(set) var lines: [String] = []
  private(set) var taken: Range<Int> = 0..<0

  /// How many lines a cover has at most where no contents follow it.
  static let longest = 12

  init(_ items: [DocumentStream.Item], contents: Range<Int>?) {
    var end = contents?.lowerBound ?? 0
    if contents == nil {
      for (index, item) in items.prefix(Self.longest).enumerated() {
        guard case .line(let line) = item, HeadingText.level(of: line.text) == nil,
          !line.text.contains(where: { "。，；：".contains($0) }),
          line.text.count <= HeadingText.longest, !TitleText.isTableTitle(line.text)
        else { break }
        let text = Normalisation.spaceless(line.text)
        if text.contains("决算") || PrintedYear.leading(text) != nil {
          end = index + 1
        }
      }
    }
    var first = true
    for item in items[..<end] {
      guard case .line(let line) = item else {
        end = 0
        lines = []
        break
      }
      first = false
      lines.append(ParagraphDraft.tidied(line.text))
    }
    taken = first ? 0..<0 : 0..<end
  }
}
