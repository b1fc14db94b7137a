public import JuesuanModel

/// The findings of an audit as one self-contained HTML page: no script or style from elsewhere.
public struct FindingsPage: Sendable {
  private let result: AuditResult

  /// Prepares the page.
  public init(_ result: AuditResult) { self.result = result }

  /// The page.
  public var html: String {
    let title = "\(result.entity) \(result.fiscalYear.map { "\($0)年度" } ?? "")决算审核"
    let groups = FindingsText.groups(of: result.findings)
      .map { "<section><h2>\(HTML.escaped($0.title))</h2>\($0.findings.map(article).joined())</section>" }
    return """
      <!DOCTYPE html>
      <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>\(HTML.escaped(title))</title><style>\(Self.style)</style></head><body>
      <h1>\(HTML.escaped(title))</h1>
      <p class="summary">\(HTML.escaped(FindingsText(result).summary))</p>
      \(filter)
      \(groups.joined(separator: "\n"))
      <h2>规则执行情况</h2>
      <table class="rules"><thead><tr><th>规则</th><th>内容</th><th>结果</th><th>次数</th><th>说明</th></tr></thead><tbody>
      \(result.obligations.map(row).joined(separator: "\n"))
      </tbody></table>
      <footer>\(HTML.escaped(result.source.path)) · SHA-256 \(result.source.sha256)</footer>
      </body></html>

      """
  }

  /// Works without script: a checkbox for each severity hides its articles through a sibling rule.
  private var filter: String {
    Finding.Severity.allCases.reversed().map { severity in
      let count = result.findings.count { $0.severity == severity }
      return """
        <input type="checkbox" id="show-\(severity.rawValue)" checked><label for="show-\(severity.rawValue)" \
        class="\(severity.rawValue)">\(FindingsText.name(of: severity)) \(count)</label>
        """
    }.joined()
  }

  private func article(_ finding: Finding) -> String {
    var parts = [
      """
      <article class="\(finding.severity.rawValue)" id="\(finding.id)"><header>\
      <b>\(FindingsText.name(of: finding.severity))</b> \(finding.id) <code>\(HTML.escaped(finding.rule))</code>\
      \(finding.page.map { " 第\($0)页" } ?? "")</header><p>\(HTML.escaped(finding.message))</p>
      """
    ]
    if !finding.quote.isEmpty {
      let quote = HTML.escaped(finding.quote)
      let printed = HTML.escaped(finding.printed)
      let marked =
        printed.isEmpty
        ? quote
        : quote.split(separator: printed, maxSplits: 1, omittingEmptySubsequences: false)
          .joined(separator: "<mark>\(printed)</mark>")
      parts.append("<blockquote>\(marked)</blockquote>")
    }
    if !finding.operands.isEmpty {
      let rows = finding.operands.map { operand in
        let cells = [
          operand.form.map { "公开\($0.rawValue)表" } ?? "文字", operand.code ?? "", operand.label ?? "",
          operand.column ?? "", operand.printed, operand.page.map { "第\($0)页" } ?? "",
        ]
        return "<tr>" + cells.map { "<td>\(HTML.escaped($0))</td>" }.joined() + "</tr>"
      }
      parts.append(
        "<details><summary>涉及数据 \(rows.count) 项</summary><table>\(rows.joined())</table></details>"
      )
    }
    for correction in finding.corrections {
      let changes = correction.changes.map { change in
        "<li>\(HTML.escaped(change.place))：<del>\(HTML.escaped(change.from))</del> → <ins>\(HTML.escaped(change.to))</ins></li>"
      }
      parts.append(
        "<div class=\"fix\">\(correction.unique ? "更正" : "可能的更正")：\(HTML.escaped(correction.reason))<ul>\(changes.joined())</ul></div>"
      )
    }
    return parts.joined() + "</article>"
  }

  private func row(_ obligation: Obligation) -> String {
    let cells = [
      obligation.rule, obligation.sentence, obligation.outcome.rawValue, String(obligation.instances),
      obligation.reason ?? "",
    ]
    return "<tr class=\"\(obligation.outcome.rawValue)\">"
      + cells.map { "<td>\(HTML.escaped($0))</td>" }.joined() + "</tr>"
  }

  private static let style = """
    body{font:16px/1.6 "Noto Sans CJK SC","Source Han Sans SC",sans-serif;max-width:62em;margin:2em auto;padding:0 1em;color:#222}
    h1{font-size:1.5em}h2{font-size:1.2em;border-bottom:1px solid #ccc;margin-top:2em}
    article{border-left:4px solid #888;padding:.3em 1em;margin:1em 0;background:#fafafa}
    article.error{border-color:#b3261e}article.warning{border-color:#b26a00}article.info{border-color:#1a73a8}
    article p{margin:.3em 0}blockquote{margin:.4em 0;padding:.2em .8em;background:#fff;color:#444;word-break:break-all}
    mark{background:#ffe08a}del{color:#b3261e}ins{color:#0b6b2e;text-decoration:none;font-weight:600}
    table{border-collapse:collapse;font-size:.9em}td,th{border:1px solid #ddd;padding:.2em .6em;text-align:left}
    td:nth-last-child(2){font-variant-numeric:tabular-nums}
    label{margin-right:1.2em;cursor:pointer}label.error{color:#b3261e}label.warning{color:#b26a00}label.info{color:#1a73a8}
    #show-error:not(:checked)~section .error,#show-warning:not(:checked)~section .warning,
    #show-info:not(:checked)~section .info{display:none}
    tr.fail td{background:#fde7e6}tr.missing td{background:#fff5df}tr.notApplicable td{color:#999}
    footer{margin-top:2em;color:#888;font-size:.8em;word-break:break-all}
    """
}
