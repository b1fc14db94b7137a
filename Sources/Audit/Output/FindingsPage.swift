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
      <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(HTML.escaped(title))</title><style>\(Self.style)</style></head><body>
      <h1>\(HTML.escaped(title))</h1>
      <p class="summary">\(HTML.escaped(FindingsText(result).summary))</p>
      \(filter)
      \(groups.joined(separator: "\n"))
      <h2>规则执行情况</h2>
      <div class="wide"><table class="rules"><thead><tr><th>规则</th><th>内容</th><th>结果</th><th>次数</th><th>说明</th></tr></thead><tbody>
      \(result.obligations.map(row).joined(separator: "\n"))
      </tbody></table></div>
      <footer>\(HTML.escaped(result.source.path)) · SHA-256 \(result.source.sha256)</footer>
      </body></html>

      """
  }

  /// Works without script: a checkbox for each severity hides its articles through a sibling rule.
  ///
  /// Tails of rounding are shown to those who ask, unless there is nothing else to show.
  private var filter: String {
    Finding.Severity.allCases.reversed().map { severity in
      let count = result.findings.count { $0.severity == severity }
      let isShown = severity > .info || result.worst == .info
      return """
        <input type="checkbox" id="show-\(severity.rawValue)"\(isShown ? " checked" : "")><label for="show-\(severity.rawValue)" \
        class="\(severity.rawValue)">\(FindingsText.name(of: severity)) \(count)</label>
        """
    }.joined()
  }

  private func article(_ finding: Finding) -> String {
    var parts = [
      """
      <article class="\(finding.severity.rawValue)" id="\(finding.id)"><header>\
      <b>\(FindingsText.name(of: finding.severity))</b> \(finding.id) <code>\(HTML.escaped(finding.rule))</code>\
      \(place(page: finding.page, box: finding.box).map { " \($0)" } ?? "")</header><p>\(HTML.escaped(finding.message))</p>
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
    if !finding.operands.isEmpty { parts.append(operands(of: finding)) }
    for correction in finding.corrections {
      let reason = correction.reason == finding.message ? "" : "：" + HTML.escaped(correction.reason)
      let changes = correction.changes.map { change in
        "<li>\(HTML.escaped(change.place))：<del>\(HTML.escaped(change.from))</del> → <ins>\(HTML.escaped(change.to))</ins></li>"
      }
      parts.append(
        "<div class=\"fix\">\(correction.unique ? "更正" : "可能的更正")\(reason)<ul>\(changes.joined())</ul></div>"
      )
    }
    return parts.joined() + "</article>"
  }

  /// Every figure that takes part with its page, open where something is wrong and the table is no longer than a look.
  private func operands(of finding: Finding) -> String {
    let rows = finding.operands.map { operand in
      let cells = [
        operand.form.map { "公开\($0.rawValue)表" } ?? "文字", operand.code ?? "", operand.label ?? "",
        operand.column ?? "", operand.printed.isEmpty ? "（空）" : operand.printed,
        place(page: operand.page, box: operand.box) ?? "",
      ]
      return "<tr>" + cells.map { "<td>\(HTML.escaped($0))</td>" }.joined() + "</tr>"
    }
    let isOpen = finding.severity > .info && rows.count <= Self.mostOpenRows
    return """
      <details\(isOpen ? " open" : "")><summary>涉及数据 \(rows.count) 项</summary><div class="wide"><table>\
      <thead><tr><th>表</th><th>科目代码</th><th>名称</th><th>栏目</th><th>数字</th><th>位置</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div></details>
      """
  }

  /// Rows of a table of figures that are shown without being asked for.
  private static let mostOpenRows = 8

  private func place(page: Int?, box: Rect?) -> String? {
    FindingsText.place(page: page, box: box, in: result.source)
  }

  private func row(_ obligation: Obligation) -> String {
    let cells = [
      obligation.rule, obligation.sentence, FindingsText.name(of: obligation.outcome),
      String(obligation.instances),
      obligation.reason ?? "",
    ]
    return "<tr class=\"\(obligation.outcome.rawValue)\">"
      + cells.map { "<td>\(HTML.escaped($0))</td>" }.joined() + "</tr>"
  }

  private static let style = """
    :root{--ink:#222;--soft:#666;--ground:#fff;--card:#f7f7f8;--line:#d5d5d8;--error:#b3261e;--warning:#a05f00;
    --info:#1a6a9a;--mark:#ffe08a;--fixed:#0b6b2e;--failing:#fde7e6;--lacking:#fff3dc}
    @media(prefers-color-scheme:dark){:root{--ink:#e4e4e7;--soft:#a5a5ab;--ground:#18181b;--card:#232327;--line:#44444a;
    --error:#ff8a80;--warning:#f0b35a;--info:#7cc4ee;--mark:#6b5300;--fixed:#6fd394;--failing:#4a2220;--lacking:#43351a}}
    body{font:16px/1.6 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:62em;
    margin:2em auto;padding:0 1em;color:var(--ink);background:var(--ground)}
    h1{font-size:1.5em}h2{font-size:1.2em;border-bottom:1px solid var(--line);margin-top:2em}
    article{border-left:4px solid var(--soft);padding:.3em 1em;margin:1em 0;background:var(--card)}
    article.error{border-color:var(--error)}article.warning{border-color:var(--warning)}article.info{border-color:var(--info)}
    article.error header b{color:var(--error)}article.warning header b{color:var(--warning)}article.info header b{color:var(--info)}
    article p{margin:.3em 0}blockquote{margin:.4em 0;padding:.2em .8em;background:var(--ground);overflow-wrap:anywhere}
    mark{background:var(--mark);color:inherit}del{color:var(--error)}ins{color:var(--fixed);text-decoration:none;font-weight:600}
    .wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9em}
    td,th{border:1px solid var(--line);padding:.2em .6em;text-align:left;vertical-align:top}th{font-weight:600;white-space:nowrap}
    details td:nth-child(5){font-variant-numeric:tabular-nums;text-align:right;white-space:nowrap}
    details td:nth-child(3),details td:nth-child(4){min-width:7em}details td:nth-child(1),details td:nth-child(6){white-space:nowrap}
    .rules td:nth-child(3){white-space:nowrap}.rules td:nth-child(2){min-width:14em}.rules td:nth-child(4){text-align:right}
    .fix{margin:.4em 0}.fix ul{margin:.2em 0}summary{cursor:pointer;color:var(--soft)}
    label{margin-right:1.2em;cursor:pointer}label.error{color:var(--error)}label.warning{color:var(--warning)}label.info{color:var(--info)}
    #show-error:not(:checked)~section .error,#show-warning:not(:checked)~section .warning,
    #show-info:not(:checked)~section .info{display:none}
    #show-info:not(:checked)~section:not(:has(.error,.warning)){display:none}
    #show-error:not(:checked)~section:not(:has(.warning,.info)){display:none}
    #show-warning:not(:checked)~section:not(:has(.error,.info)){display:none}
    tr.fail td{background:var(--failing)}tr.missing td{background:var(--lacking)}tr.notApplicable td{color:var(--soft)}
    @media(max-width:40em){body{margin:1em auto;padding:0 .6em}article{padding:.3em .6em}td,th{padding:.1em .35em}}
    footer{margin-top:2em;color:var(--soft);font-size:.8em;overflow-wrap:anywhere}
    """
}
