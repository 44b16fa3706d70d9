import Catalog
import Glibc
import Papers
import Programs

/// How to show a web address or a file: which program, and whether it needs the terminal.
struct Opener: Hashable {
  let arguments: [String]
  let needsTerminal: Bool

  /// Why there is none.
  enum Refusal: Error, Hashable {
    /// No program was found, or the address is none of the web.
    case noBrowser
    /// `$BROWSER` would have a shell read the address as commands.
    case textOfShell(program: String, option: String)
    /// The program of the settings is not there.
    case noProgram(String)
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
    self = try Opener.first(
      of: Opener.browsers(environment) + Opener.desktop, for: address, environment)
  }

  /// What shows the file of a paper: a PDF the program of the settings, which takes the path as `$BROWSER` takes an
  /// address, else what the desktop has, else a browser; a page a browser.
  init(
    file: String, as form: PaperForm, viewer: String, environment: [String: String]
  ) throws(Refusal) {
    // A path that begins with a stroke is no option, whatever the folder is called.
    precondition(file.hasPrefix("/"), "a whole path")
    let browsers = Opener.browsers(environment)
    let words = Opener.words(viewer)
    guard form == .pdf, let program = words.first else {
      let entries = form == .pdf ? Opener.desktop + browsers : browsers + Opener.desktop
      self = try Opener.first(of: entries, for: file, environment)
      return
    }
    guard Opener.exists(program, path: Opener.path(environment)) else { throw .noProgram(program) }
    self = try Opener.first(of: [words], for: file, environment)
  }

  private static let desktop = [["xdg-open"], ["open"]]

  private static func browsers(_ environment: [String: String]) -> [[String]] {
    (environment["BROWSER"] ?? "").split(separator: ":").map { words(String($0)) }
  }

  private static func path(_ environment: [String: String]) -> String {
    environment["PATH"] ?? "/usr/bin:/bin"
  }

  /// The first of some commands whose program exists.
  private static func first(
    of entries: [[String]], for thing: String, _ environment: [String: String]
  ) throws(Refusal) -> Opener {
    for words in entries {
      guard let program = words.first, exists(program, path: path(environment)) else { continue }
      let hasPlace = words.contains { $0.contains("%s") }
      let whole = hasPlace ? words : words + ["%s"]
      if let refusal = refusal(of: whole) { throw refusal }
      return Opener(whole, for: thing)
    }
    throw .noBrowser
  }

  private init(_ words: [String], for thing: String) {
    arguments = words.map { $0.replacing("%s", with: thing) }
    needsTerminal = Opener.terminalPrograms.contains(ProgramLine.name(of: words[0]))
  }

  private static let terminalPrograms: Set<String> = [
    "w3m", "lynx", "links", "elinks", "browsh", "less", "most", "tdf", "fbpdf", "jfbview",
    "termpdf", "termpdf.py", "fancy-cat",
  ]

  /// A `%s` inside the text of `sh -c` would run what an address holds, and so would that of other languages. An
  /// address that is handed on to another machine is encoded, and as good as there.
  private static func refusal(of words: [String]) -> Refusal? {
    CodeWord.all(in: words).lazy.compactMap { code in
      guard let option = code.option, words[code.index].contains("%s") else { return nil }
      return .textOfShell(program: code.program, option: option)
    }.first
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
