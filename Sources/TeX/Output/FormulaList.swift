/// Where we are in a formula, or in a group of one: what decides the blanks, and what would seem to
/// belong together.
struct FormulaList {
  let range: Range<Int>
  /// Raised or lowered: no blanks but between words.
  var isScript = false
  var alphabet: Alphabet?
  /// Where its output begins, or that of the part between `\left` and `\right`; nil for what begins
  /// in the middle.
  var start: Output.Mark?
  /// Where its source begins.
  var first: Int
  /// The parts around this one, from their beginnings.
  var outer: [(start: Output.Mark?, first: Int, isTouched: Bool)] = []
  /// What stands between two columns.
  var separator = " "

  /// What came last.
  var previous = Atom.start
  /// What stands before the part would seem to be a factor of what comes first in it.
  var isTouched = false
  /// The author put a blank before what comes now.
  var hasBlank = false
  /// The author asked for a blank before what comes now, with a command.
  var owesBlank = false
  /// The same, for one so narrow that in a script it only counts beside words.
  var owesThinBlank = false
  /// A text with a blank at its end came last, so there is one.
  var isAfterWords = false
  /// There is a blank before the last binary sign, so one after it too.
  private var isBinarySpaced = false
  /// How many bars `|` are open.
  var openBars = 0
  /// A fraction or a root at the end of what was written: what follows at once must not seem to be
  /// part of it.
  var pending: Pending?

  struct Pending {
    let mark: Output.Mark
    let source: Range<Int>
    /// The argument of a root: with a power, the root is put in brackets, not what is under it.
    var root: Output.Mark?
  }

  init(_ range: Range<Int>, isScript: Bool = false, alphabet: Alphabet? = nil) {
    self.range = range
    first = range.lowerBound
    self.isScript = isScript
    self.alphabet = alphabet
  }

  /// What comes now would seem to be multiplied with what came before, or to be its argument.
  var isTouching: Bool {
    switch previous {
    case .ordinary, .close, .word, .product: true
    case .start: isTouched
    default: false
    }
  }

  /// What a sign is after what came before: a minus after an opening bracket is that of a number.
  func kind(_ kind: Atom) -> Atom {
    guard kind == .binary || kind == .product else { return kind }
    switch previous {
    case .start, .open, .binary, .product, .relation, .punctuation, .large, .word: return .ordinary
    default: return kind
    }
  }

  /// Whether a blank stands before what comes next.
  mutating func needsBlank(before next: Atom) -> Bool {
    defer { hasBlank = false }
    switch (previous, next) {
    case (.start, _), (_, .punctuation), (_, .close), (.open, _), (.relation, .relation):
      return false
    case (.relation, _), (_, .relation): return !isScript
    case (_, .binary), (_, .product):
      isBinarySpaced = hasBlank && !isScript
      return isBinarySpaced
    case (.binary, _), (.product, _): return isBinarySpaced
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
