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
    /// `\textcolor{red}{text}`: arguments that are not shown, and then one that is.
    case last(Int)
    /// `\color{red}`, `\vspace{1em}`: nothing that is read.
    case hidden(Int)
    /// `\kern 1pt`: a length without braces.
    case size
    /// `\pgfsys@…`: what a driver is told.
    case driver
  }

  static let references: [String: Reference] = [
    "url": .address, "path": .address, "nolinkurl": .address, "doi": .address, "href": .linked,
    "cite": .between("[", "]"), "citep": .between("[", "]"), "citet": .between("[", "]"),
    "citealp": .between("[", "]"), "citealt": .between("[", "]"), "citeauthor": .between("[", "]"),
    "citeyear": .between("[", "]"), "parencite": .between("[", "]"),
    "textcite": .between("[", "]"), "autocite": .between("[", "]"), "ref": .between("[", "]"),
    "autoref": .between("[", "]"), "cref": .between("[", "]"), "Cref": .between("[", "]"),
    "eqref": .between("(", ")"), "footnote": .between(" (", ")"), "enquote": .between("“", "”"),
    "textcolor": .last(2), "colorbox": .last(2), "raisebox": .last(2), "scalebox": .last(2),
    "rotatebox": .last(2), "resizebox": .last(3), "parbox": .last(2), "hyperlink": .last(2),
    "hypertarget": .last(2), "multicolumn": .last(3), "color": .hidden(1), "vspace": .hidden(1),
    "hspace": .hidden(1), "thispagestyle": .hidden(1), "label": .hidden(1), "phantom": .hidden(1),
    "hphantom": .hidden(1), "vphantom": .hidden(1), "definecolor": .hidden(3), "cline": .hidden(1),
    "fontsize": .hidden(2), "setlength": .hidden(2), "kern": .size, "mkern": .size, "hskip": .size,
    "mskip": .size, "vskip": .size, "raise": .size, "lower": .size, "pgfsys": .driver,
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
