/// The accents of TeX: commands that put a mark on the letter after them.
enum Accents {
  /// In a text: `\'e`, `\H{o}`.
  static let text: [String: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}",
    "u": "\u{306}", ".": "\u{307}", "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}",
    "v": "\u{30C}", "d": "\u{323}", "c": "\u{327}", "k": "\u{328}", "b": "\u{331}",
    "t": "\u{361}",
  ]

  /// In a formula: `\hat x`.
  static let formula: [String: Unicode.Scalar] = [
    "grave": "\u{300}", "acute": "\u{301}", "hat": "\u{302}", "widehat": "\u{302}",
    "Hat": "\u{302}", "what": "\u{302}", "tilde": "\u{303}", "widetilde": "\u{303}",
    "Tilde": "\u{303}", "bar": "\u{304}", "Bar": "\u{304}", "overline": "\u{305}",
    "widebar": "\u{305}", "breve": "\u{306}", "dot": "\u{307}", "Dot": "\u{307}",
    "ddot": "\u{308}", "Ddot": "\u{308}", "mathring": "\u{30A}", "check": "\u{30C}",
    "widecheck": "\u{30C}", "underline": "\u{332}", "underbar": "\u{332}", "not": "\u{338}",
    "vec": "\u{20D7}", "overrightarrow": "\u{20D7}", "overleftarrow": "\u{20D6}",
    "overleftrightarrow": "\u{20E1}", "dddot": "\u{20DB}",
  ]
}
