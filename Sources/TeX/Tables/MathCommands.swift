/// The commands of formulas that take arguments, by what is done with them.
enum MathCommands {
  case fraction, binomial, root
  /// `\genfrac()`: signs around it, the line, a style, and the two parts.
  case generalFraction
  case text(TeXText.Style)
  case name
  case kind(Atom)
  case delimiter(Atom)
  /// `{a \over b}`: the line between the two.
  case over(Over)
  case above, below, raised, lowered, plain, modulo
  /// `\overbrace{…}^{…}`: the sign that stands between the two.
  case brace(String)
  /// `\ket{…}`: signs around one argument, or around several with a sign between them.
  case wrap(String, String, between: String = "", count: Int = 1)
  case arrow(String)
  case negation, newline, label
  /// Arguments that are not shown, and then one that is.
  case last(of: Int)
  /// One of several that mean the same: in lines, as in scripts.
  case choice
  /// `\prescript{a}{b}{X}`, `\sideset{_a^b}{_c^d}\sum`, `\tensor{T}{^a_b}`.
  case prescript, sideset, tensor
  case character

  enum Over {
    case line, choose
    /// Signs around the two, which stand in a column.
    case column(String, String)
  }

  static let all: [String: MathCommands] = [
    "frac": .fraction, "dfrac": .fraction, "tfrac": .fraction, "cfrac": .fraction,
    "nicefrac": .fraction, "sfrac": .fraction, "slantfrac": .fraction, "flatfrac": .fraction,
    "genfrac": .generalFraction, "binom": .binomial, "dbinom": .binomial, "tbinom": .binomial,
    "sqrt": .root,
    "text": .text([]), "mbox": .text([]), "hbox": .text([]), "vbox": .text([]),
    "textrm": .text([]), "textnormal": .text([]), "textsf": .text([]), "textsc": .text([]),
    "textup": .text([]), "textmd": .text([]), "intertext": .text([]), "makebox": .text([]),
    "framebox": .text([]), "textbf": .text(.bold), "textit": .text(.emphasis),
    "emph": .text(.emphasis), "textsl": .text(.emphasis), "texttt": .text(.typewriter),
    "operatorname": .name, "mathop": .name, "DeclareMathOperator": .name,
    "mathbin": .kind(.binary), "mathrel": .kind(.relation), "mathord": .kind(.ordinary),
    "mathopen": .kind(.open), "mathclose": .kind(.close), "mathpunct": .kind(.punctuation),
    "mathinner": .kind(.ordinary), "left": .delimiter(.open), "right": .delimiter(.close),
    "middle": .delimiter(.punctuation), "over": .over(.line), "choose": .over(.choose),
    "atop": .over(.column("", "")), "brack": .over(.column("[", "]")),
    "brace": .over(.column("{", "}")), "overset": .above, "stackrel": .above, "underset": .below,
    "textsuperscript": .raised, "textsubscript": .lowered, "underbrace": .brace("⏟"),
    "overbrace": .brace("⏞"), "underbracket": .brace("⎵"), "overbracket": .brace("⎴"),
    "overparen": .brace("⏜"), "underparen": .brace("⏝"), "boxed": .plain, "substack": .plain,
    "ensuremath": .plain, "fbox": .plain, "cancel": .plain, "bcancel": .plain, "xcancel": .plain,
    "smash": .plain, "mathclap": .plain, "mathrlap": .plain, "mathllap": .plain,
    "mathchoice": .choice, "prescript": .prescript, "sideset": .sideset, "tensor": .tensor,
    "indices": .plain, "slashed": .negation, "pmod": .modulo, "pod": .modulo,
    "xrightarrow": .arrow("→"), "xleftarrow": .arrow("←"), "xrightleftharpoons": .arrow("⇌"),
    "xRightarrow": .arrow("⇒"), "xLeftarrow": .arrow("⇐"), "xhookrightarrow": .arrow("↪"),
    "xhookleftarrow": .arrow("↩"), "xleftrightarrow": .arrow("↔"), "xLeftrightarrow": .arrow("⇔"),
    "xtwoheadrightarrow": .arrow("↠"), "xlongequal": .arrow("="), "xmapsto": .arrow("↦"),
    "not": .negation, "\\": .newline, "newline": .newline, "cr": .newline, "tag": .label,
    "textcolor": .last(of: 2), "colorbox": .last(of: 2), "raisebox": .last(of: 2),
    "scalebox": .last(of: 2), "rotatebox": .last(of: 2), "resizebox": .last(of: 3),
    "parbox": .last(of: 2), "hyperlink": .last(of: 2), "hypertarget": .last(of: 2),
    "multicolumn": .last(of: 3), "char": .character, "unicode": .character,
    "symbol": .character,
    "bra": .wrap("⟨", "|"), "ket": .wrap("|", "⟩"), "Bra": .wrap("⟨", "|"),
    "Ket": .wrap("|", "⟩"), "braket": .wrap("⟨", "⟩"), "Braket": .wrap("⟨", "⟩"),
    "ketbra": .wrap("|", "|", between: "⟩⟨", count: 2), "norm": .wrap("‖", "‖"),
    "abs": .wrap("|", "|"), "ceil": .wrap("⌈", "⌉"), "floor": .wrap("⌊", "⌋"),
    "expval": .wrap("⟨", "⟩"),
  ]

  /// `{\rm …}`: the rest of the group in an alphabet.
  static let switches: Set<String> = [
    "rm", "it", "bf", "cal", "sf", "tt", "frak", "scr", "goth", "Bbb", "mit",
  ]

  /// How many arguments it takes, where it stands as an argument itself.
  var arity: Int {
    switch self {
    case .fraction, .binomial, .above, .below, .tensor: 2
    case .generalFraction: 6
    case .last(let count), .wrap(_, _, _, let count): count
    case .choice: 4
    case .prescript, .sideset: 3
    case .delimiter, .over, .newline: 0
    case .root, .text, .name, .kind, .raised, .lowered, .plain, .modulo, .brace, .arrow, .negation,
      .label, .character:
      1
    }
  }

  /// Whether an option in brackets may come first.
  var takesOption: Bool {
    switch self {
    case .root, .arrow, .last, .tensor, .text: true
    default: false
    }
  }
}
