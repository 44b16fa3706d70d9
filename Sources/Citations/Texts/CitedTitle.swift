import Papers
import TeX

/// A title: texts and formulas.
struct CitedTitle: Sendable {
  let parts: [TeXText.Part]

  /// The title that is to be read; what stands in for it where there is none.
  init(_ passage: Passage, orElse other: String) {
    let parts = passage.withBytes { TeXText.parts(of: $0) }
    self.parts = parts.isEmpty ? [.text(other, [])] : parts
  }

  /// As it is shown, on one line.
  var readable: String {
    let text = parts.map { part in
      switch part {
      case .text(let text, _): text
      case .formula(_, let shown): shown
      }
    }.joined()
    return SafeText.line(text.replacing("\n", with: " "))
  }

  /// As TeX, with the words in braces that styles must not set in small letters.
  func tex(_ writer: TeXWriter) -> [UInt8] {
    var guardian = CaseGuardian(parts)
    var bytes: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let text, []): guardian.append(text, writer, to: &bytes)
      case .text(let text, let style):
        bytes += "\\\(CitedTitle.command(style)){".utf8
        writer.append(text, to: &bytes)
        bytes.append(0x7D)
        guardian.pass(text)
      case .formula(let source, let shown):
        if let formula = writer.formula(source) {
          bytes += formula
        } else {
          writer.append(shown, to: &bytes)
        }
        guardian.pass(shown)
      }
    }
    return bytes
  }

  private static func command(_ style: TeXText.Style) -> StaticString {
    style.contains(.typewriter) ? "texttt" : style.contains(.bold) ? "textbf" : "emph"
  }
}
