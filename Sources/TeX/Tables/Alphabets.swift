/// The alphabets of mathematics: `\mathbb{R}` is ℝ. Unicode has them as characters of their own, most
/// of them in a block of their own, where letters stand in their order; those that had a character
/// before are missing there.
enum Alphabet: Sendable {
  case upright, blackboard, calligraphic, fraktur, bold, sans, typewriter

  /// The alphabets that commands set their arguments in.
  static let commands: [String: Alphabet] = [
    "mathrm": .upright, "mathup": .upright, "mathit": .upright, "mathnormal": .upright,
    "rm": .upright, "it": .upright, "textup": .upright, "symup": .upright, "mathbb": .blackboard,
    "Bbb": .blackboard, "mathds": .blackboard, "mathbbm": .blackboard, "bbold": .blackboard,
    "symbb": .blackboard, "mathcal": .calligraphic, "mathscr": .calligraphic,
    "cal": .calligraphic, "mathpzc": .calligraphic, "EuScript": .calligraphic,
    "symcal": .calligraphic, "scr": .calligraphic, "mathfrak": .fraktur, "frak": .fraktur,
    "symfrak": .fraktur, "goth": .fraktur, "mathbf": .bold, "bf": .bold, "bold": .bold,
    "symbf": .bold, "mathbfsf": .bold, "boldsymbol": .bold, "bm": .bold, "pmb": .bold,
    "bs": .bold, "mathsf": .sans, "sf": .sans, "symsf": .sans, "mathtt": .typewriter,
    "tt": .typewriter, "symtt": .typewriter,
  ]

  /// The character of this alphabet for a letter or a digit; itself when there is none.
  func form(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let old = older(than: scalar) { return old }
    guard let (first, offset) = place(of: scalar) else { return scalar }
    return Unicode.Scalar(first + offset) ?? scalar
  }

  private func place(of scalar: Unicode.Scalar) -> (first: UInt32, offset: UInt32)? {
    switch scalar.value {
    case 0x41...0x5A: capitals.map { ($0, scalar.value - 0x41) }
    case 0x61...0x7A: capitals.map { ($0 + 26, scalar.value - 0x61) }
    case 0x30...0x39: digits.map { ($0, scalar.value - 0x30) }
    // Greek letters are there in bold.
    case 0x391...0x3A9 where self == .bold && scalar.value != 0x3A2:
      (0x1D6A8, scalar.value - 0x391)
    case 0x3B1...0x3C9 where self == .bold: (0x1D6C2, scalar.value - 0x3B1)
    default: nil
    }
  }

  private var capitals: UInt32? {
    switch self {
    case .upright: nil
    case .blackboard: 0x1D538
    case .calligraphic: 0x1D49C
    case .fraktur: 0x1D504
    case .bold: 0x1D400
    case .sans: 0x1D5A0
    case .typewriter: 0x1D670
    }
  }

  private var digits: UInt32? {
    switch self {
    case .blackboard: 0x1D7D8
    case .bold: 0x1D7CE
    case .sans: 0x1D7E2
    case .typewriter: 0x1D7F6
    default: nil
    }
  }

  /// Letters that had a character before there was the block.
  private func older(than scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch (self, scalar) {
    case (.blackboard, "C"): "ℂ"
    case (.blackboard, "H"): "ℍ"
    case (.blackboard, "N"): "ℕ"
    case (.blackboard, "P"): "ℙ"
    case (.blackboard, "Q"): "ℚ"
    case (.blackboard, "R"): "ℝ"
    case (.blackboard, "Z"): "ℤ"
    case (.calligraphic, "B"): "ℬ"
    case (.calligraphic, "E"): "ℰ"
    case (.calligraphic, "F"): "ℱ"
    case (.calligraphic, "H"): "ℋ"
    case (.calligraphic, "I"): "ℐ"
    case (.calligraphic, "L"): "ℒ"
    case (.calligraphic, "M"): "ℳ"
    case (.calligraphic, "R"): "ℛ"
    case (.calligraphic, "e"): "ℯ"
    case (.calligraphic, "g"): "ℊ"
    case (.calligraphic, "o"): "ℴ"
    case (.fraktur, "C"): "ℭ"
    case (.fraktur, "H"): "ℌ"
    case (.fraktur, "I"): "ℑ"
    case (.fraktur, "R"): "ℜ"
    case (.fraktur, "Z"): "ℨ"
    default: nil
    }
  }
}
