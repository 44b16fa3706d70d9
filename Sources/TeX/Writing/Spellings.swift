/// What LaTeX writes for a character: the tables of this room, the other way round.
struct Spelling {
  /// In a text, in braces where it is a command: `{\"u}`, `{\ss}`, `--`.
  var text: String?
  /// In a formula: `\alpha`, `\mathbb{R}`.
  var formula: String?
  /// A raised or lowered character, and which: `²` is a raised `2`.
  var script: (isRaised: Bool, base: Unicode.Scalar)?

  /// All characters that have one; made at the first use, in about a millisecond.
  static let all: [Unicode.Scalar: Spelling] = {
    var all: [Unicode.Scalar: Spelling] = [:]
    addSigns(&all)
    addSymbols(&all)
    addAlphabets(&all)
    addScripts(&all)
    addLetters(&all)
    return all
  }()

  /// The command that puts a mark on the letter after it: `\"`, `\v`.
  static let accents: [Unicode.Scalar: String] = Dictionary(
    Accents.text.map { ($0.value, "\\" + $0.key) }, uniquingKeysWith: { min($0, $1) })

  /// A letter under an accent: `\"u`, `\v{c}`. The dot of an `i` goes where LaTeX would leave it.
  static func accented(_ base: String, _ command: String) -> String {
    let isWord = command.utf8.last.map(Lexer.isLetter) ?? false
    var base = base
    if base == "i" || base == "j", ["\\~", "\\=", "\\u", "\\v", "\\H", "\\r"].contains(command) {
      base = "\\" + base
    }
    if base == "j", !isWord { base = "\\j" }
    return isWord || base.utf8.count > 1 ? "\(command){\(base)}" : command + base
  }

  /// Signs that are no commands, and those of ASCII that mean something to TeX.
  private static func addSigns(_ all: inout [Unicode.Scalar: Spelling]) {
    let signs: [(Unicode.Scalar, String, String?)] = [
      ("–", "--", nil), ("—", "---", nil), ("‘", "`", nil), ("’", "'", "'"), ("“", "``", nil),
      ("”", "''", nil), ("\u{A0}", "~", "~"), ("‑", "-", "-"), ("‐", "-", "-"), ("−", "{$-$}", "-"),
      ("…", "{\\ldots}", "\\ldots"), ("\\", "{\\textbackslash}", nil),
      ("{", "{\\textbraceleft}", nil), ("}", "{\\textbraceright}", nil),
      ("~", "{\\textasciitilde}", nil), ("^", "{\\textasciicircum}", nil),
      ("`", "{\\textasciigrave}", nil), ("<", "{\\textless}", nil), (">", "{\\textgreater}", nil),
      ("|", "{\\textbar}", nil), ("$", "\\$", nil), ("&", "\\&", nil), ("%", "\\%", nil),
      ("#", "\\#", nil), ("_", "\\_", nil),
    ]
    for (scalar, text, formula) in signs {
      all[scalar] = Spelling(text: text, formula: formula)
    }
  }

  private static func addSymbols(_ all: inout [Unicode.Scalar: Spelling]) {
    for (kind, table) in Symbol.tables where kind != .word {
      let words = table.words
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        let name = words[index]
        guard let scalar = words[index + 1].unicodeScalars.first, scalar.value >= 0x80,
          words[index + 1].unicodeScalars.count == 1, name.utf8.allSatisfy(Lexer.isLetter),
          !ownNames.contains(name)
        else { continue }
        let isText = textTables.contains { $0.utf8Start == table.utf8Start }
        if isText {
          let known = all[scalar]?.text
          all[scalar, default: Spelling()].text = known ?? "{\\\(name)}"
        } else {
          let known = all[scalar]?.formula
          all[scalar, default: Spelling()].formula = known ?? "\\\(name)"
        }
      }
    }
  }

  private static let textTables = [Symbol.escapes, Symbol.marks]

  /// Names that are read but that neither LaTeX nor amssymb has, or has for formulas alone.
  private static let ownNames: Set<String> = [
    "Alpha", "Beta", "Epsilon", "Zeta", "Eta", "Iota", "Kappa", "Mu", "Nu", "Omicron", "Rho", "Tau",
    "Chi", "omicron", "textalpha", "textbeta", "textgamma", "textomega", "celsius", "ohm",
    "angstrom",
    "permil", "perthousand", "micro", "degree", "qed", "qedsymbol", "arcmin", "arcsec", "arcdeg",
    "degr", "hdots", "varPi", "vert", "Vert", "euro", "EUR", "yen", "ordfeminine", "ordmasculine",
    "numero", "llangle", "rrangle", "lAngle", "rAngle", "slash",
  ]

  private static func addAlphabets(_ all: inout [Unicode.Scalar: Spelling]) {
    let alphabets: [(Alphabet, String)] = [
      (.blackboard, "mathbb"), (.calligraphic, "mathcal"), (.fraktur, "mathfrak"),
      (.bold, "mathbf"), (.sans, "mathsf"), (.typewriter, "mathtt"),
    ]
    let plain = (0x30...0x39).map { $0 } + Array(0x41...0x5A) + Array(0x61...0x7A)
    for (alphabet, command) in alphabets {
      for scalar in plain.map({ Unicode.Scalar(UInt8($0)) }) {
        let form = alphabet.form(of: scalar)
        guard form != scalar, all[form]?.formula == nil else { continue }
        all[form, default: Spelling()].formula = "\\\(command){\(scalar)}"
      }
    }
  }

  private static func addScripts(_ all: inout [Unicode.Scalar: Spelling]) {
    for isRaised in [true, false] {
      for (base, form) in Scripts.pairs(isRaised: isRaised) where base.value < 0x80 {
        if all[form] == nil { all[form] = Spelling(script: (isRaised, base)) }
      }
    }
  }

  /// Letters with accents, one over the other where it must be.
  private static func addLetters(_ all: inout [Unicode.Scalar: Spelling]) {
    var parts: [Unicode.Scalar: (base: Unicode.Scalar, mark: Unicode.Scalar)] = [:]
    for (pair, whole) in Composer.pairs { parts[whole] = pair }
    func spelling(_ scalar: Unicode.Scalar) -> String? {
      if Lexer.isLetter(UInt8(exactly: scalar.value) ?? 0) { return String(scalar) }
      if let known = letters[scalar] { return "\\" + known }
      guard let (base, mark) = parts[scalar], let command = accents[mark] else { return nil }
      return spelling(base).map { accented($0, command) }
    }
    for whole in parts.keys where all[whole]?.text == nil && all[whole]?.formula == nil {
      if let text = spelling(whole) { all[whole] = Spelling(text: "{\(text)}") }
    }
  }

  /// Letters that have commands of their own, which an accent may stand on.
  private static let letters: [Unicode.Scalar: String] = [
    "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "å": "aa", "Å": "AA",
  ]
}
