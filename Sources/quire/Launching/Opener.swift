import Catalog
import Glibc
import Programs

/// How to show a web address: which program, and whether it needs the terminal.
struct Opener: Hashable {
  let arguments: [String]
  let needsTerminal: Bool

  /// Why there is none.
  enum Refusal: Error, Hashable {
    /// No program was found, or the address is none of the web.
    case noBrowser
    /// `$BROWSER` would have a shell read the address as commands.
    case textOfShell(program: String, option: String)
  }

  var program: String { arguments[0] }

  /// The first program of `$BROWSER` that exists, then xdg-open, then open.
  ///
  /// `$BROWSER` is a list divided by colons; an entry is split at blanks, with quotation marks for
  /// words that have some, and never goes through a shell. The address takes the place of `%s`, or
  /// comes last; it is always one argument, or a part of one.
  init(_ address: String, environment: [String: String]) throws(Refusal) {
    let address = WebAddress.encoded(address)
    guard WebAddress.isWeb(address) else { throw .noBrowser }
    let path = environment["PATH"] ?? "/usr/bin:/bin"
    let entries =
      (environment["BROWSER"] ?? "").split(separator: ":").map { Opener.words(String($0)) }
      + [["xdg-open"], ["open"]]
    for words in entries {
      guard let program = words.first, Opener.exists(program, path: path) else { continue }
      let hasPlace = words.contains { $0.contains("%s") }
      let whole = hasPlace ? words : words + ["%s"]
      if let refusal = Opener.refusal(of: whole) { throw refusal }
      arguments = whole.map { $0.replacing("%s", with: address) }
      needsTerminal = ["w3m", "lynx", "links", "elinks", "browsh"].contains(Opener.name(program))
      return
    }
    throw .noBrowser
  }

  /// A `%s` inside the text of `sh -c` would run what an address holds, and so would that of other languages. An
  /// address that is handed on to another machine is encoded, and as good as there.
  private static func refusal(of words: [String]) -> Refusal? {
    CodeWord.all(in: words).lazy.compactMap { code in
      guard let option = code.option, words[code.index].contains("%s") else { return nil }
      return .textOfShell(program: code.program, option: option)
    }.first
  }

  private static func name(_ program: String) -> String {
    program.split(separator: "/").last.map(String.init) ?? program
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
