/// The commands of formulas that take arguments, by what is done with them.
enum MathCommands {
  case fraction, binomial, root
  case text(TeXText.Style)
  case name
  case kind(Atom)
  case delimiter(Atom)
  case over(String)
  case above, below, raised, lowered, plain, modulo
  case arrow(String)
  case hidden, negation, newline, label
  case coloured

  static let all: [String: MathCommands] = [
    "frac": .fraction, "dfrac": .fraction, "tfrac": .fraction, "cfrac": .fraction,
    "nicefrac": .fraction, "sfrac": .fraction, "slantfrac": .fraction, "flatfrac": .fraction,
    "binom": .binomial, "dbinom": .binomial, "tbinom": .binomial, "sqrt": .root,
    "text": .text([]), "mbox": .text([]), "hbox": .text([]), "textrm": .text([]),
    "textnormal": .text([]), "textsf": .text([]), "textsc": .text([]), "textup": .text([]),
    "textmd": .text([]), "intertext": .text([]), "textbf": .text(.bold),
    "textit": .text(.emphasis), "emph": .text(.emphasis), "textsl": .text(.emphasis),
    "texttt": .text(.typewriter), "operatorname": .name, "mathop": .name,
    "DeclareMathOperator": .name,
    "mathbin": .kind(.binary), "mathrel": .kind(.relation), "mathord": .kind(.ordinary),
    "mathopen": .kind(.open), "mathclose": .kind(.close), "mathpunct": .kind(.punctuation),
    "mathinner": .kind(.ordinary), "left": .delimiter(.open), "right": .delimiter(.close),
    "middle": .delimiter(.ordinary), "over": .over("/"), "choose": .over(" choose "),
    "atop": .over(" / "), "overset": .above, "stackrel": .above, "underset": .below,
    "textsuperscript": .raised, "textsubscript": .lowered,
    "underbrace": .plain, "overbrace": .plain, "boxed": .plain, "substack": .plain,
    "ensuremath": .plain, "fbox": .plain, "mathstrut": .hidden, "cancel": .plain,
    "hphantom": .hidden,
    "vphantom": .hidden, "phantom": .hidden, "smash": .plain, "mathclap": .plain,
    "mathchoice": .plain, "overparen": .plain, "xspace": .hidden, "hspace": .hidden,
    "pmod": .modulo, "pod": .modulo, "xrightarrow": .arrow("→"), "xleftarrow": .arrow("←"),
    "xrightleftharpoons": .arrow("⇌"), "xRightarrow": .arrow("⇒"), "xhookrightarrow": .arrow("↪"),
    "xleftrightarrow": .arrow("↔"), "xtwoheadrightarrow": .arrow("↠"), "not": .negation,
    "\\": .newline, "newline": .newline, "tag": .label, "textcolor": .coloured,
    "color": .hidden,
  ]

  /// `{\rm …}`: the rest of the group in an alphabet.
  static let switches: Set<String> = [
    "rm", "it", "bf", "cal", "sf", "tt", "frak", "scr", "goth", "Bbb", "mit",
  ]
}
