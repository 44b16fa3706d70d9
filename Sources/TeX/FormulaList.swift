/// Where we are in a formula, or in a group of one: what decides the blanks.
struct FormulaList {
  let range: Range<Int>
  /// Raised or lowered: no blanks but between words.
  var isScript = false
  var alphabet: Alphabet?
  /// Where its output begins; nil for what begins in the middle.
  var start: Output.Mark?
  /// What stands between two columns.
  var separator = " "

  /// What came last.
  var previous = Atom.start
  /// The author put a blank before what comes now.
  var hasBlank = false
  /// There is a blank before the last binary sign, so one after it too.
  private var isBinarySpaced = false
  /// A fraction or a root at the end of what was written: what follows at once must not seem to be
  /// part of it.
  var pending: Pending?

  /// All of it is one fraction, as of `\over`.
  var isFraction = false

  struct Pending {
    let mark: Output.Mark
    let source: Range<Int>
  }

  init(_ range: Range<Int>, isScript: Bool = false, alphabet: Alphabet? = nil) {
    self.range = range
    self.isScript = isScript
    self.alphabet = alphabet
  }

  /// What a sign is after what came before: a minus after an opening bracket is that of a number.
  func kind(_ kind: Atom) -> Atom {
    guard kind == .binary else { return kind }
    switch previous {
    case .start, .open, .binary, .relation, .punctuation, .large, .word: return .ordinary
    default: return .binary
    }
  }

  /// Whether a blank stands before what comes next.
  mutating func needsBlank(before next: Atom) -> Bool {
    defer { hasBlank = false }
    switch (previous, next) {
    case (.start, _), (_, .punctuation), (_, .close), (.open, _), (.relation, .relation):
      return false
    case (.relation, _), (_, .relation): return !isScript
    case (_, .binary):
      isBinarySpaced = hasBlank && !isScript
      return isBinarySpaced
    case (.binary, _): return isBinarySpaced
    case (.word, .ordinary), (.word, .word), (.word, .large): return true
    case (.ordinary, .word), (.close, .word), (.large, .word): return true
    case (.large, .ordinary), (.large, .large), (.ordinary, .large), (.close, .large):
      return !isScript
    case (.punctuation, _), (.ordinary, .ordinary), (.close, .ordinary), (.word, .open):
      return hasBlank && !isScript && previous != .word
    default: return false
    }
  }
}
