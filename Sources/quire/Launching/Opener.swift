import Glibc

/// How to show a web address: which program, and whether it needs the terminal.
struct Opener: Hashable {
  let arguments: [String]
  let needsTerminal: Bool

  /// The first program of `$BROWSER` that exists, then xdg-open, then open. nil when there is none.
  ///
  /// `$BROWSER` is a list divided by colons; an entry is split at blanks, with quotation marks for
  /// words that have some, and never goes through a shell. The address takes the place of `%s`, or
  /// comes last.
  init?(_ address: String, environment: [String: String]) {
    let path = environment["PATH"] ?? "/usr/bin:/bin"
    let entries =
      (environment["BROWSER"] ?? "").split(separator: ":").map { Opener.words(String($0)) }
      + [["xdg-open"], ["open"]]
    for words in entries {
      guard let program = words.first, Opener.exists(program, path: path) else { continue }
      let hasPlace = words.contains { $0.contains("%s") }
      arguments = hasPlace ? words.map { $0.replacing("%s", with: address) } : words + [address]
      let name = program.split(separator: "/").last.map(String.init) ?? program
      needsTerminal = ["w3m", "lynx", "links", "elinks", "browsh"].contains(name)
      return
    }
    return nil
  }

  /// Whether an address may be handed to a program at all.
  static func accepts(_ address: String) -> Bool {
    (address.hasPrefix("https://") || address.hasPrefix("http://"))
      && address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
  }

  /// Words of a command, divided by blanks outside quotation marks.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character == " " || character == "\t" {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  /// Whether a program can be run.
  static func exists(_ program: String, path: String) -> Bool {
    if program.contains("/") { return access(program, X_OK) == 0 }
    return path.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
