import CVterm
import Glibc
import Testing

/// Every kind of terminal, character set and size: the screen is right, or a clear sentence says why there is none.
@Suite struct TerminalMatrix {
  /// What TERM may be; nil is not set.
  static let terms: [String?] = [
    "xterm-256color", "tmux-256color", "screen", "linux", "vt100", "dumb", nil, "no-such-terminal",
  ]
  /// What LANG may be; nil is not set.
  static let languages: [String?] = ["C.UTF-8", "C", latin1, nil]
  static let sizes = [(20, 5), (40, 12), (80, 24), (100, 30), (140, 40), (200, 60), (300, 100)]
  static let latin1 = "de_DE.ISO-8859-1"

  /// A folder with a locale of Latin 1; nil where none can be made, and then nothing is tried in it.
  static let locales: String? = {
    let folder = Session.makeFolder()
    let line = "PATH=$PATH:/usr/sbin localedef -i de_DE -f ISO-8859-1 \(folder)/\(latin1)"
    let made = Outcome([], program: "/bin/sh", before: ["-c", line])
    if made.status != 0 { print("skipped: no locale of Latin 1 can be made: \(made.errors)") }
    return made.status == 0 ? folder : nil
  }()

  @Test(arguments: terms, languages)
  func everyTerminalInEveryLanguage(term: String?, language: String?) throws {
    try look(term, language, (80, 24))
  }

  @Test(arguments: terms, sizes)
  func everyTerminalOfEverySize(term: String?, size: (columns: Int, rows: Int)) throws {
    try look(term, "C.UTF-8", (size.columns, size.rows))
  }

  @Test(arguments: languages, sizes)
  func everyLanguageInEverySize(language: String?, size: (columns: Int, rows: Int)) throws {
    try look("xterm-256color", language, (size.columns, size.rows))
  }

  /// A key does what it does, and the screen is that of a terminal of which all is known.
  private func look(_ term: String?, _ language: String?, _ size: (Int, Int)) throws {
    if language == Self.latin1, Self.locales == nil { return }
    let session = start(term, language, size)
    if term == nil || term == "dumb" { return try talk(session) }
    let expected = try TerminalMatrix.screen(of: size, isASCII: language == Self.latin1)
    try TerminalMatrix.goDown(session)
    if language == Self.latin1 {
      // Any other byte would be a letter. Rules come as `-` and how often, which libvterm 0.1 does not know.
      #expect(session.output.allSatisfy { $0 < 0x80 })
      #expect(session.rows.map(\.withoutRules) == expected.map(\.withoutRules))
    } else {
      #expect(session.rows == expected)
    }
    session.type("q")
    #expect(try session.waitForExit() == 0)
    #expect(session.isCooked)
  }

  /// Where nothing can be placed, there is a dialogue of lines.
  private func talk(_ session: Session) throws {
    try session.wait("a prompt") { $0.has("1 of 38, quire> ") }
    session.type("2\r")
    try session.wait("the second paper") { $0.has("2 of 38, paper> ") }
    session.type("quit\r")
    #expect(try session.waitForExit() == 0)
    #expect(session.has("2305.18290") && !session.has("\u{1B}"))
  }

  private func start(
    _ term: String?, _ language: String?, _ size: (columns: Int, rows: Int)
  ) -> Session {
    var words = ["-u", "TERM", "-u", "LC_ALL", "-u", "LANG", "-u", "COLORTERM"]
    if let term { words.append("TERM=\(term)") }
    if let language { words.append("LANG=\(language)") }
    if language == Self.latin1, let folder = Self.locales { words.append("LOCPATH=\(folder)") }
    return Session(
      words + [Session.binary], columns: size.columns, rows: size.rows, program: "/usr/bin/env")
  }

  /// What must be shown: what is shown to a terminal of which all is known.
  private static func screen(of size: (columns: Int, rows: Int), isASCII: Bool) throws -> [String] {
    let session = Session(isASCII ? ["--ascii"] : [], columns: size.columns, rows: size.rows)
    try goDown(session)
    return session.rows
  }

  private static func goDown(_ session: Session) throws {
    try session.wait(for: "38 of 38")
    session.type("j")
    try session.wait(forPlace: "2/38")
  }
}

extension Session {
  /// All rows but the last, which is painted last, without the blanks at their ends.
  fileprivate var rows: [String] {
    lines.dropLast().map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
  }
}

extension String {
  fileprivate var withoutRules: String { filter { $0 != "-" && $0 != " " } }
}
