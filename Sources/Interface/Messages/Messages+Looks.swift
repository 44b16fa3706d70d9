/// Sentences about themes, and about files of the reader's own that have changed.
extension Message {
  static func noTheme(_ name: String, nearest: String?) -> Message {
    let hint = nearest.map { " Did you mean \($0)?" } ?? ""
    return Message("There is no theme “\(excerpt(name))”.\(hint)", isWarning: true)
  }

  /// A theme was chosen until the program ends.
  ///
  /// - Parameter isUsual: the settings choose it too.
  static func worn(_ name: String, isUsual: Bool) -> Message {
    isUsual
      ? Message("The theme is \(name), as in the settings.")
      : Message(
        "The theme is \(name) until you quit; theme = \"\(name)\" in config.toml keeps it.",
        short: "\(name); in config.toml: theme = \"\(name)\"")
  }

  /// The files were read again, and all was taken over but for what can count only from the next start.
  static func renewed(later: [String]) -> Message {
    guard let last = later.last else { return Message("Settings read again.") }
    let names = later.dropLast().joined(separator: ", ")
    let what = names.isEmpty ? "\(last) counts" : "\(names) and \(last) count"
    return Message("Settings read again; \(what) from the next start.")
  }

  /// The files were read again, and of those with mistakes what they said before stays.
  ///
  /// - Parameter key: shows all that was said.
  static func notRenewed(_ sentences: [String], key: String) -> Message {
    let others = sentences.count - 1
    let more = others > 0 ? " (\(key) shows \(others) more)" : ""
    return .summary(
      "\(sentences[0])\(more). What the file said before stays.")
  }
}
