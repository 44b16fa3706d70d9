/// All that is known of a command, in texts and in formulas: what the tables of this room say of its
/// name, found at once.
final class Meaning: Sendable {
  let name: String
  let symbol: Symbol?
  let textAccent: Unicode.Scalar?
  let formulaAccent: Unicode.Scalar?
  let alphabet: Alphabet?
  let structure: MathCommands?
  /// The style of its argument, in a text.
  let style: TeXText.Style?
  /// The style of the rest of its group, in a text.
  let switchedStyle: TeXText.Style?
  /// It sets the rest of its group in an alphabet, in a formula.
  let isSwitch: Bool
  let reference: TextCommands.Reference?
  /// It stands for a letter, so that a blank after it ends its name and no more.
  let isLetter: Bool
  /// `\sim`: at the beginning of a formula it belongs to the number after it.
  let isEstimate: Bool
  /// What everybody means by it who defines it, if no other table has it.
  let conventional: Symbol?
  /// How many arguments it takes; nil when that is not known.
  let arity: Int?
  /// Whether an option in brackets may stand before them.
  let takesOption: Bool
  /// `\|`: opens, closes, or stands between.
  let isBar: Bool
  /// `\,`: not a blank to be seen in a script.
  let isThinBlank: Bool
  /// `\quad`: what stands before it and what comes after are apart.
  let isWideBlank: Bool

  private init(_ name: String) {
    self.name = name
    symbol = Symbol.all[name]
    textAccent = Accents.text[name]
    formulaAccent = Accents.formula[name]
    structure = MathCommands.all[name]
    style = TextCommands.styles[name]
    switchedStyle = TextCommands.switches[name]
    isSwitch = MathCommands.switches.contains(name) || switchedStyle != nil
    alphabet = Alphabet.commands[name] ?? (isSwitch ? .upright : nil)
    reference = TextCommands.references[name]
    isLetter = TextCommands.letters.contains(name)
    isEstimate = Meaning.estimates.contains(name)
    let isKnown =
      symbol != nil || formulaAccent != nil || structure != nil || alphabet != nil
      || reference != nil
    conventional = isKnown ? nil : Conventional.all[name]
    arity =
      if let structure { structure.arity } else if isSwitch || symbol != nil {
        0
      } else if alphabet
        != nil || formulaAccent != nil || textAccent != nil
      { 1 } else if conventional != nil { 0 } else { nil }
    takesOption = structure?.takesOption ?? false
    isBar = ["|", "vert", "Vert"].contains(name)
    isThinBlank = [",", "thinspace"].contains(name)
    isWideBlank = ["quad", "qquad", "hfill", "newline", "linebreak"].contains(name)
  }

  /// Whether it is a command of formulas only, rendered like one outside of them too.
  var isFormula: Bool { structure != nil || alphabet != nil || formulaAccent != nil }

  /// A command that no table has.
  static let unknown = Meaning("")

  /// The meaning of a name, without the backslash.
  static func of(_ name: Slice<UnsafeRawBufferPointer>) -> Meaning {
    Name(name).flatMap { all[$0] } ?? unknown
  }

  /// Made at the first command, in some 0.5 ms.
  private static let all: [Name: Meaning] = {
    var all: [Name: Meaning] = [:]
    func add(_ names: some Sequence<String>) {
      for name in names {
        var text = name
        let key = text.withUTF8 { Name(UnsafeRawBufferPointer($0)[...]) }
        if let key, all[key] == nil { all[key] = Meaning(name) }
      }
    }
    add(Symbol.all.keys)
    add(Accents.text.keys)
    add(Accents.formula.keys)
    add(Alphabet.commands.keys)
    add(MathCommands.all.keys)
    add(MathCommands.switches)
    add(TextCommands.styles.keys)
    add(TextCommands.switches.keys)
    add(TextCommands.references.keys)
    add(Conventional.all.keys)
    add(["item"])
    return all
  }()

  private static let estimates: Set<String> = [
    "sim", "approx", "simeq", "lesssim", "gtrsim", "le", "leq", "leqslant", "ge", "geq", "geqslant",
    "lt", "gt", "gtrapprox", "lessapprox", "ll", "gg",
  ]
}

/// The name of a command, packed: at most 24 bytes.
private struct Name: Hashable {
  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  init?(_ bytes: Slice<UnsafeRawBufferPointer>) {
    guard bytes.count <= 24 else { return nil }
    withUnsafeMutableBytes(of: &words) { room in
      for (index, byte) in bytes.enumerated() { room[index] = byte }
    }
  }

  static func == (one: Name, other: Name) -> Bool { one.words == other.words }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0 ^ words.1 &* 0x9E37_79B9_7F4A_7C15 ^ words.2 &* 0xC2B2_AE3D_27D4_EB4F)
  }
}
