/// What needs no brackets in a fraction, under a root or under a brace: read off what is shown, since
/// that is what the reader has.
enum Simple {
  /// Whether a text is one number, one letter or one call with what belongs to it: `xᵢ²`, `f(x)`,
  /// `(a+b)²`. Above the line several of them may stand side by side: `2n/3`, but `1/(2n)`.
  ///
  /// `isWord` says that all of it is a name of several letters.
  static func isPart(
    _ text: String, isBelow: Bool, isWord: Bool = false, isDifferential: Bool = false
  ) -> Bool {
    guard var reader = FactorReader(text) else { return false }
    if isWord, reader.scalars.allSatisfy(FactorReader.isLetterOrDigit) { return true }
    // `dy/dx`.
    if isDifferential, reader.scalars.first == "d", reader.scalars.count > 1 { reader.offset = 1 }
    guard reader.takeFactor() else { return false }
    while !isBelow, !reader.isAtEnd { guard reader.takeFactor() else { return false } }
    return reader.isAtEnd
  }

  /// Whether a text is one number, one letter, or all in brackets.
  static func isOne(_ text: String) -> Bool {
    guard var reader = FactorReader(text) else { return false }
    return reader.takeBase() && reader.isAtEnd
  }

  /// Whether a text can stand behind `√`: a power after it would seem to be one of the root.
  static func isUnderRoot(_ text: String) -> Bool {
    guard var reader = FactorReader(text) else { return false }
    while reader.take("√") {}
    return reader.takeBase() && reader.takeScripts(onlyLowered: true) && reader.isAtEnd
  }

  /// Whether a text is `d`, `d²` or `dy`: the upper part of a derivative.
  static func isDifferential(_ text: String) -> Bool {
    let letters = text.unicodeScalars.prefix(8).filter {
      $0.properties.isAlphabetic && Scripts.isPlain($0)
    }
    return text.utf8.first == 0x64 && letters.count <= 2 && text.utf8.count <= 8
  }
}

/// Reads factors: `2`, `xᵢ²`, `f(x)`, `(a+b)`, `|x|`, `√n`.
struct FactorReader {
  let scalars: [Unicode.Scalar]
  var offset = 0

  /// Nil for what is too long to be simple.
  init?(_ text: String) {
    guard text.utf8.count < 600 else { return nil }
    scalars = Array(text.unicodeScalars)
  }

  var isAtEnd: Bool { offset == scalars.count }
  private var next: Unicode.Scalar? { isAtEnd ? nil : scalars[offset] }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    offset += 1
    return true
  }

  mutating func takeFactor() -> Bool {
    if take("√") || take("∛") || take("∜") {
      while take("√") {}
      return takeBase() && takeScripts(onlyLowered: true)
    }
    // `∂x`.
    while take("∂") || take("∇") {
      _ = takeScripts()
      if isAtEnd { return true }
    }
    let start = offset
    guard takeName() else { return takeBase() && takeScripts() }
    let name = scalars[start..<offset]
    _ = takeScripts()
    guard next == "(", FactorReader.isFunction(name) || isArgument(at: offset) else {
      guard name.count > 1 else { return true }
      // Several letters are several factors.
      offset = start
      return takeBase() && takeScripts()
    }
    return takeBase() && takeScripts()
  }

  /// A run of letters.
  private mutating func takeName() -> Bool {
    let start = offset
    while let scalar = next, scalar.properties.isAlphabetic, Scripts.isPlain(scalar) {
      offset += 1
      while let mark = next, Composer.isMark(mark) { offset += 1 }
    }
    if offset > start, next == "(", offset - start > 1,
      !FactorReader.isFunction(scalars[start..<offset])
    {
      offset = start + 1
    }
    return offset > start
  }

  private static func isFunction(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    if name.count == 1 { return "fghFGHΓζ".unicodeScalars.contains(name[name.startIndex]) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: name)
    let key = String(text)
    return Symbol.all[key]?.kind == .word || Conventional.all[key]?.kind == .word
  }

  /// Whether brackets have arguments in them, and no factor: each is one thing.
  private func isArgument(at open: Int) -> Bool {
    guard let close = closing(of: open) else { return false }
    var reader = self
    reader.offset = open + 1
    while reader.takeFactor() {
      if reader.offset == close { return true }
      guard reader.take(",") || reader.take(";") || reader.take("|") || reader.take("∣") else {
        return false
      }
      _ = reader.take(" ")
    }
    return false
  }

  /// A number, a letter with its accents, or something in brackets.
  mutating func takeBase() -> Bool {
    guard let first = next else { return false }
    if FactorReader.isDigit(first) {
      while let scalar = next, FactorReader.isDigit(scalar) || scalar == "." { offset += 1 }
      return true
    }
    if let close = closing(of: offset) {
      offset = close + 1
      return true
    }
    guard
      first.properties.isAlphabetic && Scripts.isPlain(first)
        || "∞ℏ∅⊤⊥ℓ".unicodeScalars.contains(first)
    else { return false }
    offset += 1
    while let mark = next, Composer.isMark(mark) { offset += 1 }
    return true
  }

  /// What is raised or lowered, as small characters or with `^` and `_`; primes, stars, `!`. False
  /// when there is something raised that may not be.
  mutating func takeScripts(onlyLowered: Bool = false) -> Bool {
    while let scalar = next {
      if scalar == "_" || scalar == "^" {
        if onlyLowered, scalar == "^" { return false }
        offset += 1
        if let close = next == "{" ? closing(of: offset) : nil { offset = close }
        if isAtEnd { return false }
        offset += 1
        while let mark = next, Composer.isMark(mark) { offset += 1 }
      } else if !Scripts.isPlain(scalar) {
        if onlyLowered, !Scripts.isLowered(scalar) { return false }
        offset += 1
      } else if "⏞⏟!°".unicodeScalars.contains(scalar) || isStar(at: offset) {
        if onlyLowered { return false }
        offset += 1
      } else {
        break
      }
    }
    return true
  }

  /// A star that is a script, since nothing follows that it could be multiplied with.
  private func isStar(at place: Int) -> Bool {
    guard scalars[place] == "*" || scalars[place] == "∗" else { return false }
    return place + 1 == scalars.count || scalars[place + 1] == "("
  }

  /// Where the bracket is closed that opens at an offset.
  private func closing(of open: Int) -> Int? {
    let pairs: [Unicode.Scalar: Unicode.Scalar] = [
      "(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉", "|": "|", "‖": "‖",
    ]
    guard let sign = pairs[scalars[open]] else { return nil }
    var depth = 1
    for index in scalars.indices[(open + 1)...] {
      if scalars[index] == sign {
        depth -= 1
      } else if scalars[index] == scalars[open] {
        depth += 1
      }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType != nil && Scripts.isPlain(scalar)
  }

  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
