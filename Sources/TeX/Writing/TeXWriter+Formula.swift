/// Formulas as they were written, made safe to stand in a bibliography.
extension TeXWriter {
  /// A formula without its signs, as `{$…$}` on one line, in ASCII. nil for one whose braces do not fit together,
  /// or that would go on behind its end: that is none.
  public func formula(_ source: some Sequence<UInt8>) -> [UInt8]? {
    var writer = FormulaWriter()
    writer.take(String(decoding: Array(source), as: UTF8.self).unicodeScalars)
    guard !writer.isOpen, let body = writer.balanced else { return nil }
    let inner = body.drop { $0 == 0x20 }
    guard !inner.isEmpty else { return nil }
    return Array("{$".utf8) + inner + Array("$}".utf8)
  }
}

/// Copies a formula.
private struct FormulaWriter {
  private var bytes: [UInt8] = []
  /// A backslash was the last character.
  private(set) var isOpen = false
  /// Commands were copied that end in a letter, to which no other may be added.
  private var endsInName = false
  private var hasAlignment = false
  /// The same with braces that are shown written as words, for which no program counts them.
  private var worded: [UInt8] = []

  mutating func take(_ scalars: String.UnicodeScalarView) {
    for scalar in scalars {
      if isOpen { takeEscaped(scalar) } else { takePlain(scalar) }
    }
  }

  private mutating func put(_ text: some Sequence<UInt8>) {
    bytes += text
    worded += text
  }

  private mutating func takeEscaped(_ scalar: Unicode.Scalar) {
    isOpen = false
    switch scalar {
    case "{", "}":
      bytes += [0x5C, UInt8(scalar.value)]
      worded += (scalar == "{" ? "\\lbrace{}" : "\\rbrace{}").utf8
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: put("\\ ".utf8)
    case _ where scalar.value >= 0x80: takePlain(scalar)
    default:
      put([0x5C, UInt8(scalar.value)])
      if scalar == "b" { hasAlignment = true }
    }
  }

  private mutating func takePlain(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\\": isOpen = true
    // A comment would take the rest of the line.
    case "%", "#": put([0x5C, UInt8(scalar.value)])
    case "&" where !hasAlignment: put("\\&".utf8)
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      if bytes.last != 0x20 { put([0x20]) }
    case _ where scalar.value < 0x80: put([UInt8(scalar.value)])
    default: takeOther(scalar)
    }
  }

  private mutating func takeOther(_ scalar: Unicode.Scalar) {
    guard let spelling = Spelling.all[scalar] else {
      switch scalar.properties.generalCategory {
      case .format, .surrogate: return
      case .spaceSeparator, .control, .lineSeparator, .paragraphSeparator: return put([0x20])
      default: return put("\\mbox{\\symbol{\(scalar.value)}}".utf8)
      }
    }
    if let script = spelling.script {
      put("\(script.isRaised ? "^" : "_"){\(script.base)}".utf8)
    } else if let formula = spelling.formula {
      put(formula.utf8)
      // What comes next must not become part of its name.
      if formula.utf8.last.map(Lexer.isLetter) ?? false { put("{}".utf8) }
    } else {
      put("\\mbox{\(spelling.text ?? "")}".utf8)
    }
  }

  /// The formula with braces that fit together for everybody who counts them; nil when there is none.
  var balanced: [UInt8]? {
    if FormulaWriter.isBalanced(bytes) { return bytes }
    return FormulaWriter.isBalanced(worded) ? worded : nil
  }

  private static func isBalanced(_ bytes: [UInt8]) -> Bool {
    var depth = 0
    for byte in bytes {
      if byte == 0x7B { depth += 1 }
      if byte == 0x7D { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}
