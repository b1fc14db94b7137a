import JuesuanModel

/// Figures that were left out, units that were cut short, and counts that two places of a report tell differently.
extension WordingCheck {
  /// A sign of a unit whose figure is lacking: 占%, 支出万元.
  func lostFigures(_ context: WordingContext, _ rule: Int) -> [Remark] {
    lostSigns(context, rule)
      + context.narrative.paragraphs.flatMap { text -> [Remark] in
        ["%", "万元"].flatMap { unit -> [Remark] in
          var result: [Remark] = []
          var start = 0
          while let sign = text.find(unit, from: start) {
            start = sign.upperBound
            guard Self.lacksFigure(text, sign, unit) else { continue }
            let begin = text.boundary(before: sign.lowerBound, marks: ["。", ";", ","])
            result.append(
              Remark(
                rule: rule,
                clause: text.clause(begin..<sign.upperBound),
                printed: text.printedText(sign.lowerBound - 1..<sign.upperBound),
                expected: nil,
                message: "“\(text.text(begin..<sign.upperBound))”缺数字。"
              )
            )
          }
          return result
        }
      }
  }

  /// Words of a clause that want a percentage.
  private static let ratioWords = ["占", "长", "降", "完成", "增", "减", "率"]
  /// The last characters of words that want an amount.
  private static let amountEnds = "为计加少出入费额约"

  private static func lacksFigure(_ text: CompactText, _ sign: Range<Int>, _ unit: String) -> Bool {
    guard sign.lowerBound > 1 else { return false }
    let next = text.text(sign.upperBound..<min(text.count, sign.upperBound + 1))
    guard next.isEmpty || ",。;、)(:".contains(next) else { return false }
    let last = text.characters[sign.lowerBound - 1]
    guard unit == "%" else { return amountEnds.contains(last) }
    let begin = text.boundary(before: sign.lowerBound, marks: ["。", ";", ",", "、", ":", "("])
    let clause = text.text(begin..<sign.lowerBound)
    return !clause.contains(where: Token.isDigit) && last != ")"
      && ratioWords.contains(where: clause.contains)
  }

  /// 减少392.92万元，减少9.52，: a rate that lost its sign.
  private func lostSigns(_ context: WordingContext, _ rule: Int) -> [Remark] {
    context.narrative.paragraphs.flatMap { text -> [Remark] in
      let tokens = Token.tokens(of: text)
      return tokens.indices.compactMap { index -> Remark? in
        guard case .money = tokens[index].kind else { return nil }
        let start = tokens[index].whole.upperBound
        guard start < text.count, text.characters[start] == "," else { return nil }
        let word = DirectionWord.changes.first { text.text(start + 1..<start + 1 + $0.word.count) == $0.word }
        guard let word else { return nil }
        let digits = start + 1 + word.word.count
        var end = digits
        while end < text.count, Token.isDigit(text.characters[end]) || text.characters[end] == "." {
          end += 1
        }
        let number = text.text(digits..<end)
        guard number.contains("."), end < text.count, ",。;".contains(text.characters[end]) else { return nil }
        var remark = Remark(
          rule: rule,
          clause: text.clause(tokens[index].range.lowerBound..<end),
          printed: number,
          expected: number + "%",
          message: "“\(text.text(start + 1..<end))”缺百分号或单位。"
        )
        let place = text.place(digits..<end)
        remark.edit = (.text(block: place.block, offset: place.offset, length: place.length), number + "%")
        return remark
      }
    }
  }

  /// 424.67万 where an amount of money is meant; one remark, because some reports write all amounts so.
  func cutUnits(_ context: WordingContext, _ rule: Int) -> [Remark] {
    let places = context.narrative.paragraphs.flatMap { text in
      Token.tokens(of: text).compactMap {
        token -> (text: CompactText, token: Token, figure: PrintedFigure)? in
        guard case .money(let figure) = token.kind, token.whole.upperBound < text.count,
          text.text(token.range.upperBound..<token.whole.upperBound) == "万"
        else { return nil }
        return (text, token, figure)
      }
    }
    guard let (text, token, figure) = places.first else { return [] }
    let begin = text.boundary(before: token.range.lowerBound, marks: ["。", ";", ","])
    var remark = Remark(
      rule: rule,
      clause: text.clause(begin..<token.whole.upperBound),
      printed: text.printedText(token.whole),
      expected: figure.text() + "万元",
      message: "“\(text.text(begin..<token.whole.upperBound))”的单位应为“万元”"
        + (places.count > 1 ? "；这样的写法共\(places.count)处。" : "。")
    )
    guard places.count == 1 else { return [remark] }
    let place = text.place(token.whole)
    remark.edit = (
      .text(block: place.block, offset: place.offset, length: place.length), figure.text() + "万元"
    )
    return [remark]
  }

  /// A counted thing of one sentence.
  private struct Counted {
    var key: String
    var count: Int64
    var printed: String
    var clause: Clause
  }

  /// Sentences that count so many of the same things tell of the same matter.
  private static let leastShared = 3
  /// Characters by which two names of a counted thing are known to be the same.
  private static let nameLength = 4

  /// The same list of counted things in two places with other numbers: 发布信息 5450 条，访问量 294509 人次，留言 75 条.
  func repeatedCounts(_ context: WordingContext, _ rule: Int) -> [Remark] {
    var lists: [[Counted]] = []
    var result: [Remark] = []
    for text in context.narrative.paragraphs {
      for list in Self.countLists(text) {
        let keys = list.map(\.key)
        let earlier = lists.first { other in
          Set(other.map(\.key)).intersection(keys).count >= Self.leastShared
            && other.first?.clause.block != list.first?.clause.block
        }
        lists.append(list)
        guard let earlier else { continue }
        for entry in list {
          guard let first = earlier.first(where: { $0.key == entry.key }), first.count != entry.count else {
            continue
          }
          result.append(
            Remark(
              rule: rule,
              clause: entry.clause,
              printed: entry.printed,
              expected: nil,
              message: "同一组数量前后不一致：前文“\(first.clause.quote)”，此处“\(entry.clause.quote)”。"
            )
          )
        }
      }
    }
    return result
  }

  /// The counts of each sentence that counts enough things; persons and cars differ from unit to unit.
  private static func countLists(_ text: CompactText) -> [[Counted]] {
    var lists: [Int: [Counted]] = [:]
    for token in Token.tokens(of: text) {
      guard case .count(let count, let measure) = token.kind, measure != "人", measure != "辆", measure != "台"
      else {
        continue
      }
      let sentence = text.boundary(before: token.range.lowerBound, marks: ["。", ";"])
      let begin = text.boundary(before: token.range.lowerBound, marks: ["。", ";", ",", ":", "、", "(", ")"])
      let name = text.text(begin..<token.range.lowerBound)
      guard name.count >= nameLength, !name.contains(where: Token.isDigit) else { continue }
      let entry = Counted(
        key: name.suffix(nameLength) + measure,
        count: count,
        printed: "\(count)\(measure)",
        clause: text.clause(begin..<token.whole.upperBound)
      )
      lists[sentence, default: []].append(entry)
    }
    return lists.sorted { $0.key < $1.key }.map(\.value).filter {
      $0.count >= leastShared && Set($0.map(\.key)).count == $0.count
    }
  }
}
