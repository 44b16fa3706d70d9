import Papers

extension ManualPage {
  /// As man(1) reads it: the macros of man(7), and ASCII alone, which every version of it takes.
  func roff() -> String {
    let head = [
      ".\\\" Made by `quire help --man-pages`; do not edit.",
      ".TH \(name.uppercased().replacing("-", with: "\\-")) \(section) \"\(Version.day)\" \"quire \(Version.text)\" \"Quire\"",
      ".nh", ".ad l", ".SH NAME", "\(ManualPage.escaped(name)) \\- \(ManualPage.escaped(abstract))",
    ]
    var body: [String] = []
    for block in ManualBlock.all(in: text) {
      let lines = ManualPage.roff(of: block)
      // A heading begins a paragraph itself.
      let isFirst = body.last?.hasPrefix(".SH") == true && lines.first == ".PP"
      body += isFirst ? Array(lines.dropFirst()) : lines
    }
    return (head + body).joined(separator: "\n") + "\n"
  }

  private static func roff(of block: ManualBlock) -> [String] {
    switch block {
    case .heading(let text):
      [".SH " + ManualRun.all(in: text).map { escaped($0.text) }.joined().uppercased()]
    case .paragraph(let text): [".PP"] + [line(text)]
    case .row(let term, let text):
      // A definition without a text would take the next term for one.
      [".TP", line(term), text.isEmpty ? "\\&" : line(text)]
    case .item(let text): [".IP \\(bu 2", line(text)]
    case .code(let code):
      [".PP", ".RS 2", ".EX"] + code.map { safe(escaped($0)) } + [".EE", ".RE"]
    }
  }

  private static func line(_ text: String) -> String {
    safe(
      ManualRun.all(in: text).map { run in
        run.style != .plain ? "\\fB\(escaped(run.text))\\fR" : escaped(run.text)
      }.joined())
  }

  /// A line that begins with a stop or an apostrophe would be a command.
  private static func safe(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }

  /// Text of which nothing is obeyed, and whose signs are those that one can copy.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\(rs"
      case "-": "\\-"
      case "'": "\\(aq"
      case "`": "\\(ga"
      case "^": "\\(ha"
      case "~": "\\(ti"
      case "\"": "\\(dq"
      case _ where scalar.isASCII: String(scalar)
      default: "\\[u\(hexadecimal(scalar.value))]"
      }
    }.joined()
  }

  /// Four digits at least.
  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
