import CVterm
import Glibc
import Testing

/// Characters of which terminals do not agree how wide they are, or which they join: no cell is left
/// wrong, whatever a terminal makes of them. What is on the screen after each key is what is there
/// when everything has been painted anew.
@Suite struct ClusterStories {
  /// A digest whose first title has a woman, a joiner and a microscope: tmux 3.3 takes them for one
  /// character, and what is painted after them stayed where it should not be.
  private static let joinedEmoji = digest([
    ("\u{1F469}\u{200D}\u{1F52C} title", "2401.00001"),
    ("A plain second title that is long enough to be wrapped in the reader once", "2401.00002"),
    ("The third title, long enough to be wrapped in the reader for certain, and on", "2401.00003"),
  ])

  private static let clusters = [
    "\u{1F469}\u{200D}\u{1F52C}", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}",
    "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", "\u{1F1E9}\u{1F1EA}", "\u{1F1FA}\u{1F1F8}\u{1F1EB}",
    "\u{1F44D}\u{1F3FD}", "\u{261D}\u{1F3FB}", "\u{270C}\u{FE0F}",
    "\u{26F9}\u{FE0F}\u{200D}\u{2642}",
    "1\u{FE0F}\u{20E3}", "#\u{20E3}", "\u{2764}\u{FE0F}", "\u{2764}\u{FE0E}", "\u{26A1}",
    "\u{231A}",
    "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "\u{1FAE8}", "\u{1FAE0}",
    "\u{1F9D1}\u{200D}\u{1F9B0}", "e\u{301}", "x\u{303}\u{302}\u{301}\u{332}",
    "\u{915}\u{94D}\u{937}",
    "\u{0E01}\u{0E33}", "\u{0E19}\u{0E49}\u{0E33}", "\u{5E9}\u{5C1}\u{5DC}\u{5D5}\u{5DD}",
    "\u{644}\u{627}", "\u{1112}\u{1161}\u{11AB}", "한글", "中文", "ｶﾞ", "\u{E0A0}", "\u{F0001}",
    "ℝ → ∞", "\u{1D4B3}", "\u{2B50}", "\u{1F004}", "\u{FE0F}", "\u{200D}", "\u{1F3FF}", "\u{20E3}",
    "\u{FFFD}", "\u{1100}", "\u{A9C1}", "\u{12031}", "\u{2E3B}", "\u{FDFD}", "\u{33C7}",
  ]

  /// Forty titles in which words and clusters are mixed; the same for the same seed.
  private static func soup(seed: UInt64) -> String {
    var state = seed
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let words = ["caching", "of", "sparse", "models", "a", "KV", "learning"]
    return digest(
      (0..<40).map { number in
        let pieces = (0..<4 + random(12)).map { _ in
          random(3) == 0 ? words[random(words.count)] : clusters[random(clusters.count)]
        }
        let title = pieces.reduce("\(number)") { $0 + (random(3) == 0 ? "" : " ") + $1 }
        return (title, "2401.\(10000 + number)")
      })
  }

  /// What the program wrote before each repainting that was asked for, in pieces: up to it, and what
  /// it painted; in turn.
  private func recording(
    _ seed: UInt64, columns: Int = 100
  ) throws -> (pieces: [[UInt8]], steps: [(keys: String, shows: String)]) {
    let folder = Session.makeFolder()
    write(folder + "/soup.md", seed == 0 ? Self.joinedEmoji : Self.soup(seed: seed))
    let steps = seed == 0 ? Self.joinedSteps : Self.steps
    let session = Session(
      [folder + "/soup.md"], columns: columns,
      environment: ["TERM": "tmux-256color", "COLORTERM": seed % 2 == 0 ? "" : "truecolor"])
    try session.wait(for: "? help")
    var cuts: [Int] = []
    for (keys, shows) in steps {
      session.type(keys)
      try session.wait(for: shows)
      // Twice: the second shows where the painting for the first has ended.
      for _ in 0..<2 {
        let from = session.output.count
        session.signal(SIGWINCH)
        try session.wait("a new screen") { $0.clearing(from: from) != nil }
        cuts.append(session.clearing(from: from)!)
      }
    }
    session.type("q")
    return (zip([0] + cuts, cuts).map { Array(session.output[$0..<$1]) }, steps)
  }

  /// Keys, and what the screen shows when they are done and never before.
  private static let steps = [
    ("j", " 2/40"), ("j", " 3/40"), ("j", " 4/40"), ("G", " 40/40"), ("k", " 39/40"),
    ("k", " 38/40"), ("gg", " 1/40"), ("/kv", "/ kv"), ("\u{7}j", " 2/40"), ("zj", " 3/40"),
    ("7j", " 10/40"), ("zk", " 9/40"), ("St", "· title"), ("gg", " 1/40"), ("5j", " 6/40"),
    ("\rh9j", " 15/40"), ("?", "type to search"), ("\u{7}j", " 16/40"), ("x", " 17/40"),
    ("gu5j", " 22/40"), (">>>>>>j", " 23/40"), ("<<<<<<<<<<<<j", " 24/40"),
  ]
  private static let joinedSteps = [("j", " 2/3"), ("j", " 3/3"), ("k", " 2/3"), ("G", " 3/3")]

  @Test(
    .enabled(if: Tmux.program != nil, "there is no tmux"),
    arguments: 0...1)
  func inTmuxTheScreenIsAsPaintedAnew(seed: UInt64) throws {
    let (pieces, steps) = try recording(seed)
    let screen = Tmux.screen()
    for (number, step) in steps.enumerated() {
      screen.feed(pieces[2 * number])
      let before = screen.lines
      screen.feed(pieces[2 * number + 1])
      let after = screen.lines
      try #require(before == after, "after \(step): \(lines(of: before, not: after))")
    }
  }

  @Test(arguments: 0...4)
  func inLibvtermTheScreenIsAsPaintedAnew(seed: UInt64) throws {
    let (pieces, steps) = try recording(seed, columns: 80)
    let screen = Replay(columns: 80, rows: 30)
    for (number, step) in steps.enumerated() {
      screen.feed(pieces[2 * number])
      let before = screen.lines
      screen.feed(pieces[2 * number + 1])
      let after = screen.lines
      try #require(before == after, "after \(step): \(lines(of: before, not: after))")
    }
  }

  /// The rows that differ, as they are and as they should be.
  private func lines(of left: [String], not right: [String]) -> [String] {
    zip(left, right).filter { $0 != $1 }.flatMap { [$0, $1] }
  }

  @Test func whatTerminalsJoinIsShownSideBySide() throws {
    let folder = Session.makeFolder()
    write(
      folder + "/a.md",
      digest([
        (
          "Flags \u{1F1E9}\u{1F1EA}, hands \u{1F44D}\u{1F3FD}, keys 1\u{FE0F}\u{20E3}, "
            + "love \u{2764}\u{FE0F}, \u{1F469}\u{200D}\u{1F52C}.", "2401.00001"
        )
      ]))
    let session = Session([folder + "/a.md"], columns: 120)
    try session.wait(for: "Flags DE, hands \u{1F44D}, keys 1, love \u{2764}, \u{1F469}\u{1F52C}.")
  }
}

extension Session {
  /// Where the screen was cleared next.
  fileprivate func clearing(from start: Int) -> Int? {
    output[start...].firstRange(of: Array("\u{1B}[H\u{1B}[J".utf8))?.lowerBound
  }
}

/// A terminal of libvterm that shows what it is given.
final class Replay {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let size: (columns: Int, rows: Int)

  init(columns: Int, rows: Int) {
    size = (columns, rows)
    terminal = vterm_new(Int32(rows), Int32(columns))
    vterm_set_utf8(terminal, 1)
    screen = vterm_obtain_screen(terminal)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit { vterm_free(terminal) }

  func feed(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes {
      _ = vterm_input_write(terminal, $0.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
  }

  var lines: [String] {
    (0..<size.rows).map { row in
      (0..<size.columns).map { column in
        var cell = VTermScreenCell()
        let place = VTermPos(row: Int32(row), col: Int32(column))
        vterm_screen_get_cell(screen, place, &cell)
        let scalars = withUnsafeBytes(of: &cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
          .prefix { $0 != 0 }
        if scalars.first == .max { return "" }
        let text = scalars.compactMap { Unicode.Scalar($0) }
        return text.isEmpty ? " " : String(String.UnicodeScalarView(text))
      }.joined()
    }
  }
}
