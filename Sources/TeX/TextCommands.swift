/// The commands of texts that take an argument, or change what follows.
enum TextCommands {
  /// `\textbf{…}`: the argument in a style.
  static let styles: [String: TeXText.Style] = [
    "textbf": .bold, "emph": .emphasis, "textit": .emphasis, "textsl": .emphasis,
    "underline": .emphasis, "uline": .emphasis, "texttt": .typewriter, "verb": .typewriter,
    "code": .typewriter, "textsc": [], "textsf": [], "textrm": [], "textmd": [], "textup": [],
    "textnormal": [], "text": [], "mbox": [], "hbox": [], "fbox": [], "textsuperscript": [],
    "textsubscript": [], "textlf": [], "textlarge": [], "title": .bold, "section": .bold,
    "subsection": .bold, "paragraph": .bold, "textquote": [], "MakeUppercase": [], "uppercase": [],
    "lowercase": [], "st": [], "sout": [], "hl": [], "so": [], "textcyr": [], "textgreek": [],
  ]

  /// `{\bf …}`: the rest of the group in a style.
  static let switches: [String: TeXText.Style] = [
    "bf": .bold, "bfseries": .bold, "em": .emphasis, "it": .emphasis, "itshape": .emphasis,
    "sl": .emphasis, "slshape": .emphasis, "tt": .typewriter, "ttfamily": .typewriter,
    "rm": [], "rmfamily": [], "sf": [], "sffamily": [], "sc": [], "scshape": [], "upshape": [],
    "mdseries": [], "normalfont": [], "cyr": [],
  ]

  enum Reference {
    /// `\url{address}`.
    case address
    /// `\href{address}{text}`.
    case linked
    /// `\cite{key}`: between two texts.
    case between(String, String)
    /// `\textcolor{red}{text}`.
    case coloured
    /// `\color{red}`, `\vspace{1em}`: nothing that is read.
    case hidden
  }

  static let references: [String: Reference] = [
    "url": .address, "path": .address, "nolinkurl": .address, "doi": .address, "href": .linked,
    "cite": .between("[", "]"), "citep": .between("[", "]"), "citet": .between("[", "]"),
    "citealp": .between("[", "]"), "citealt": .between("[", "]"), "citeauthor": .between("[", "]"),
    "citeyear": .between("[", "]"), "parencite": .between("[", "]"),
    "textcite": .between("[", "]"), "autocite": .between("[", "]"), "ref": .between("[", "]"),
    "autoref": .between("[", "]"), "cref": .between("[", "]"), "Cref": .between("[", "]"),
    "eqref": .between("(", ")"), "footnote": .between(" (", ")"), "enquote": .between("“", "”"),
    "textcolor": .coloured, "colorbox": .coloured, "color": .hidden, "vspace": .hidden,
    "hspace": .hidden, "thispagestyle": .hidden,
  ]

  /// Commands for letters: a blank after them ends their name, and no more.
  static let letters: Set<String> = [
    "o", "O", "l", "L", "ss", "SS", "ae", "AE", "oe", "OE", "aa", "AA", "dh", "DH", "dj", "DJ",
    "th", "TH", "ng", "NG", "i", "j",
  ]

  /// Environments whose text is shown as it is.
  static let environments: Set<String> = [
    "itemize", "enumerate", "description", "center", "quote", "quotation", "abstract", "document",
    "flushleft", "flushright", "small", "verse",
  ]
}
