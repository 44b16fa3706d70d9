/// Text as LaTeX: what `TeXText` reads, the other way round. What it writes shows, typeset and by `TeXText`, what
/// was given to it.
///
/// Braces are balanced also as programs count them that know no backslash, as BibTeX does, so that nothing that
/// is written can end what it is put into. Nothing is written that TeX would obey, but in formulas, which stay as
/// they were.
public struct TeXWriter: Sendable {
  public enum Charset: Sendable {
    /// Letters are written by accents: `{\"u}`.
    case ascii
    /// Letters are themselves; only what formulas alone have, and what TeX would obey, is spelled.
    case unicode
  }

  public let charset: Charset

  public init(_ charset: Charset) {
    self.charset = charset
  }

  /// Appends a text. Control characters become blanks, invisible ones nothing.
  public func append(_ text: some StringProtocol, to bytes: inout [UInt8]) {
    var text = Substring(text)
    let isPlain = text.withUTF8 { utf8 in
      guard utf8.allSatisfy({ TeXWriter.isPlain[Int($0)] }) else { return false }
      bytes += utf8
      return true
    }
    if !isPlain { appendSpelled(text.unicodeScalars, to: &bytes) }
  }

  /// The text alone.
  public func text(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Bytes that are themselves wherever they stand.
  private static let isPlain: [Bool] = (0..<256).map { byte in
    (0x20..<0x7F).contains(byte) && !"\\{}$&%#_~^<>|`'-".utf8.contains(UInt8(byte))
  }

  private func appendSpelled(_ scalars: Substring.UnicodeScalarView, to bytes: inout [UInt8]) {
    var formula = FormulaRun()
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      if let command = accent(at: index, in: scalars), scalar.properties.isAlphabetic {
        formula.flush(into: &bytes)
        bytes += "{\(Spelling.accented(base(scalar), command))}".utf8
        scalars.formIndex(after: &index)
        continue
      }
      if formula.take(scalar, charset) { continue }
      formula.flush(into: &bytes)
      append(scalar, to: &bytes)
    }
    formula.flush(into: &bytes)
  }

  /// The command for the mark at an index.
  private func accent(
    at index: Substring.UnicodeScalarView.Index, in scalars: Substring.UnicodeScalarView
  ) -> String? {
    guard charset == .ascii, index < scalars.endIndex, scalars[index].value >= 0x300 else {
      return nil
    }
    return Spelling.accents[scalars[index]]
  }

  private func base(_ scalar: Unicode.Scalar) -> String {
    if scalar.value < 0x80 { return String(scalar) }
    guard let text = Spelling.all[scalar]?.text else { return "\\symbol{\(scalar.value)}" }
    return text.hasPrefix("{") ? String(text.dropFirst().dropLast()) : text
  }

  private func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if scalar.value < 0x80 {
      let byte = UInt8(scalar.value)
      if byte < 0x20 || byte == 0x7F {
        bytes.append(0x20)
      } else if byte == 0x2D || byte == 0x27 {
        // Two of them would be one sign.
        if bytes.last == byte { bytes += "{}".utf8 }
        bytes.append(byte)
      } else if let text = Spelling.all[scalar]?.text {
        bytes += text.utf8
      } else {
        bytes.append(byte)
      }
      return
    }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return bytes.append(0x20)
    case .spaceSeparator where scalar != "\u{A0}": return bytes.append(0x20)
    case .format, .surrogate: return
    default: break
    }
    if let text = Spelling.all[scalar]?.text, charset == .ascii || !isLetter(scalar) {
      if bytes.last == 0x2D && text.utf8.first == 0x2D || bytes.last == 0x27 && text == "''" {
        bytes += "{}".utf8
      }
      bytes += text.utf8
    } else if charset == .unicode {
      bytes += String(scalar).utf8
    } else {
      bytes += "{\\symbol{\(scalar.value)}}".utf8
    }
  }

  /// Letters and signs that fonts for UTF-8 have.
  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xA1 && scalar.value < 0x250
      || scalar.value >= 0x400
        && scalar.properties.isAlphabetic
  }
}

/// Characters side by side that only formulas have: `{$\alpha_{2}$}`.
private struct FormulaRun {
  private var text = ""
  /// The script that is open.
  private var isRaised: Bool?

  /// Takes a character that a text cannot have; false for others.
  mutating func take(_ scalar: Unicode.Scalar, _ charset: TeXWriter.Charset) -> Bool {
    guard scalar.value >= 0x80, let spelling = Spelling.all[scalar], spelling.text == nil else {
      return false
    }
    if let script = spelling.script {
      if isRaised != script.isRaised {
        closeScript()
        text += script.isRaised ? "^{" : "_{"
        isRaised = script.isRaised
      }
      text.unicodeScalars.append(script.base)
      return true
    }
    guard let formula = spelling.formula else { return false }
    closeScript()
    text += formula
    return true
  }

  private mutating func closeScript() {
    if isRaised != nil { text += "}" }
    isRaised = nil
  }

  mutating func flush(into bytes: inout [UInt8]) {
    guard !text.isEmpty || isRaised != nil else { return }
    closeScript()
    bytes += "{$\(text)$}".utf8
    text = ""
  }
}
