/// The accents of TeX: commands that put a mark on the letter after them.
enum Accents {
  /// In a text: `\'e`, `\H{o}`.
  static func inText(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "`": "\u{300}"
    case "'": "\u{301}"
    case "^": "\u{302}"
    case "~": "\u{303}"
    case "=": "\u{304}"
    case "u": "\u{306}"
    case ".": "\u{307}"
    case "\"": "\u{308}"
    case "r": "\u{30A}"
    case "H": "\u{30B}"
    case "v": "\u{30C}"
    case "d": "\u{323}"
    case "c": "\u{327}"
    case "k": "\u{328}"
    case "b": "\u{331}"
    case "t": "\u{361}"
    default: nil
    }
  }

  /// In a formula: `\hat x`.
  static func inFormula(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "grave": "\u{300}"
    case "acute": "\u{301}"
    case "hat", "widehat", "Hat", "what": "\u{302}"
    case "tilde", "widetilde", "Tilde": "\u{303}"
    case "bar", "Bar": "\u{304}"
    case "overline", "widebar": "\u{305}"
    case "breve": "\u{306}"
    case "dot", "Dot": "\u{307}"
    case "ddot", "Ddot": "\u{308}"
    case "mathring": "\u{30A}"
    case "check", "widecheck": "\u{30C}"
    case "underline", "underbar": "\u{332}"
    case "not": "\u{338}"
    case "vec", "overrightarrow": "\u{20D7}"
    case "overleftarrow": "\u{20D6}"
    case "overleftrightarrow": "\u{20E1}"
    case "dddot": "\u{20DB}"
    default: nil
    }
  }
}
