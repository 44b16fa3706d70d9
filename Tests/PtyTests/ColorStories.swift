import CVterm
import Canvas
import Testing

@testable import Terminal

/// Direct colours cost no more than 256, and are exact wherever a terminal takes them.
@Suite struct ColorStories {
  private func color(
    _ environment: [String: String], _ arguments: [String] = [], program: String? = nil
  ) throws -> UInt32? {
    let session = Session(arguments, program: program, environment: environment)
    try session.wait(for: "38 of 38")
    try session.wait(for: "DATE")
    let place = try #require(session.find("DATE"))
    return session.cell(place.column, place.row).foreground
  }

  /// A table of all direct colours has 490 MB.
  @Test func directColorsNeedNoMemory() throws {
    let words = ["-c", "ulimit -v 450000; exec \(Session.binary)"]
    let direct = ["COLORTERM": "truecolor"]
    #expect(try color(direct, words, program: "/bin/sh") == 0x5FAFD7)
  }

  @Test(arguments: [
    "xterm", "xterm-256color", "xterm-kitty", "tmux", "tmux-256color", "screen",
    "screen.xterm-256color", "alacritty", "foot", "konsole", "wezterm", "vte-256color",
    "xterm-direct",
  ])
  func everyTerminalLikeXtermHasExactColors(term: String) throws {
    let direct = ["COLORTERM": "truecolor", "TERM": term]
    #expect(try color(direct) == 0x5FAFD7)
    let session = Session(environment: direct)
    try session.wait(for: "38 of 38")
    #expect(!session.text.contains("There is no terminal"))
  }

  /// Also where the description has no size: the console of Linux.
  @Test(arguments: ["linux", "vt100", "xterm-256color"])
  func everyTerminalIsUsedWhole(term: String) throws {
    let session = Session(environment: ["TERM": term])
    try session.wait(for: "38 of 38")
    try session.wait(for: "? help")
    // Nothing scrolls apart from the rest.
    #expect(!session.has("\u{1B}[1;24r"))
  }

  /// What we start sees the terminal as it is.
  @Test func otherProgramsGetTheEnvironmentAsItWas() throws {
    let folder = Session.makeFolder()
    write(folder + "/lynx", "#!/bin/sh\necho \"<$TERM|$TERMINFO|$COLORTERM>\"\nread line\n")
    let session = Session(environment: [
      "BROWSER": folder + "/lynx", "COLORTERM": "truecolor", "TERM": "xterm",
    ])
    try session.wait(for: "38 of 38")
    session.type("o")
    try session.wait(for: "<xterm||truecolor>")
  }

  @Test(arguments: [
    ("xterm-256color", true, "xterm-256color", true, false),
    ("xterm-256color", false, "xterm-256color", false, false),
    ("xterm", true, "xterm-256color", true, false), ("xterm", false, "xterm", false, false),
    ("screen", true, "screen-256color", true, false), ("foot", true, "xterm-256color", true, false),
    ("xterm-direct", false, "xterm-256color", true, false),
    ("strange-direct", false, "strange-256color", true, false),
    ("vt100", true, "vt100", false, false), ("linux", true, "linux", false, false),
    ("foot", false, "xterm-256color", false, true), ("", true, "xterm-256color", true, true),
    ("unheard-of", true, "xterm-256color", true, true),
  ])
  func theDescription(term: String, direct: Bool, name: String, isDirect: Bool, isSaid: Bool) {
    let known = [
      "xterm": 8, "xterm-256color": 256, "screen": 8, "screen-256color": 256, "vt100": 0,
      "linux": 8, "xterm-direct": 1 << 24, "strange-direct": 1 << 24, "strange-256color": 256,
    ]
    let entry = TerminalEntry.choose(term: term, hasDirectColor: direct) { known[$0] }
    #expect(entry?.name == name && entry?.isDirect == isDirect)
    #expect((entry?.notice != nil) == isSaid)
  }

  @Test func numbersBecomeTheColorsThatAreMeant() {
    var colors = DirectColors()
    #expect(colors.number(for: nil) == -1 && colors.number(for: .number(7)) == 7)
    #expect(colors.number(for: .direct(0x5FAFD7)) == 74)
    #expect(colors.number(for: .direct(0x5FAFD8)) == 75)
    #expect(colors.number(for: .direct(0x5FAFD7)) == 74)
    #expect(colors.number(for: .direct(0xEFEFEF)) == 255)
    #expect(colors.number(for: .direct(0xF0F0F0)) == 16)
    func translated(_ text: String) -> String {
      Array(text.utf8).withUnsafeBytes { String(decoding: colors.translated($0), as: UTF8.self) }
    }
    #expect(
      translated("a\u{1B}[38;5;74mb\u{1B}[48;5;75m\u{1B}[1mc")
        == "a\u{1B}[38;2;95;175;215mb\u{1B}[48;2;95;175;216m\u{1B}[1mc")
    #expect(translated("\u{1B}[38:5:16m") == "\u{1B}[38;2;240;240;240m")
    for text in [
      "", "\u{1B}", "\u{1B}[38;5;", "\u{1B}[38;5;7", "\u{1B}[38;5;77m", "\u{1B}[38;5;1000m",
      "\u{1B}[39m", "é中\u{1B}[0;38;5;74m", "\u{1B}[38;5;m",
    ] {
      #expect(translated(text) == text)
    }
  }

  /// More colours than numbers: all are near, none is wrong by a crash.
  @Test func numbersMayRunOut() {
    var colors = DirectColors()
    for color in 0..<UInt32(300) { #expect(colors.number(for: .direct(color)) >= 16) }
  }

  /// On what `hasAgreedWidth` says, libvterm, whose table is old, agrees.
  @Test func terminalsAgreeOnMostCharacters() {
    var blank = Surface(size: Size(columns: 4, rows: 1), width: .bundled)
    let screen = Replay(columns: 4, rows: 1)
    for code in UInt32(0xA0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      blank.clear()
      blank.put(
        String(Character(scalar)), at: Point(column: 0, row: 0), role: .plain,
        within: Rect(blank.size))
      let cell = blank[0, 0]
      guard blank.firstDoubtful(in: 0) == nil, blank.scalar(of: cell) == scalar else { continue }
      screen.feed(Array("\u{1B}[H\u{1B}[K\(Character(scalar))x".utf8))
      let expected = "\(Character(scalar))x" + (cell.columns == 2 ? " " : "  ")
      #expect(screen.lines[0].unicodeScalars.elementsEqual(expected.unicodeScalars))
    }
  }
}
