import Canvas
import Glibc
import Interface
import Keymaps
import Testing

/// A screen as text, in the form of a `.screen` file: a heading line, the rows between bars, the
/// roles of the cells in the same places, and where the cursor stands. A set of keys that is not the usual one stands
/// behind the keys in the heading line.
///
///     80x24 mixed /sparse
///     |row|
///     |....|
///     cursor 3,1
struct Screen: Equatable {
  let size: Size
  let digests: [String]
  let keys: String
  let profile: String
  var rows: [String] = []

  /// Reads the heading line.
  init?(heading: Substring) {
    let words = heading.split(separator: " ", omittingEmptySubsequences: false)
    let numbers = words.first?.split(separator: "x").compactMap { Int($0) } ?? []
    guard words.count == 3 || words.count == 4, numbers.count == 2 else { return nil }
    size = Size(columns: numbers[0], rows: numbers[1])
    digests = words[1] == "-" ? [] : words[1].split(separator: "+").map(String.init)
    keys = String(words[2])
    profile = words.count == 4 ? String(words[3]) : "vim"
  }

  /// Presses the keys and draws.
  func drawn() -> Screen {
    var options = Options()
    if keys.hasPrefix("<F12>") { options.glyphs = .ascii }
    let browser = TestBrowser(
      size, digests: digests, keymap: .profile(profile), options: options, views: TestViews.usual)
    browser.press(keys.replacing("<F12>", with: ""))
    let surface = browser.draw()
    var screen = self
    screen.rows = (0..<size.rows).map { "|\(surface.text(ofRow: $0))|" }
    screen.rows += (0..<size.rows).map { row in
      "|" + String((0..<size.columns).map { surface[$0, row].role.letter }) + "|"
    }
    screen.rows.append(surface.cursor.map { "cursor \($0.column),\($0.row)" } ?? "no cursor")
    return screen
  }

  /// Both screens, with a star before rows that differ.
  func difference(from other: Screen) -> String {
    func rows(_ screen: Screen, _ against: Screen) -> [String] {
      screen.rows.enumerated().map { index, row in
        (against.rows.indices.contains(index) && against.rows[index] == row ? "  " : "* ") + row
      }
    }
    return (["expected"] + rows(self, other) + ["drawn"] + rows(other, self))
      .joined(separator: "\n")
  }
}

@Suite struct GoldenScreens {
  static let folder = TestBrowser.here + "/Screens"

  /// The screens there are, by their files.
  static let names: [String] = {
    var names: [String] = []
    guard let folder = opendir(folder) else { return [] }
    defer { closedir(folder) }
    while let item = readdir(folder) {
      let name = withUnsafeBytes(of: &item.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".screen") { names.append(name) }
    }
    return names.sorted()
  }()

  @Test func thereAreScreens() { #expect(GoldenScreens.names.count >= 20) }

  /// The whole help of each set of keys.
  @Test func everyProfileHasItsHelp() {
    for profile in Profile.all {
      #expect(GoldenScreens.names.contains("help-\(profile.name)-80x220.screen"))
    }
  }

  /// `RECORD_SCREENS=1 swift test --filter GoldenScreens` rewrites the files from their heading
  /// lines, and fails.
  @Test(arguments: names) func looksAsRecorded(name: String) throws {
    let path = "\(GoldenScreens.folder)/\(name)"
    let lines = String(decoding: TestBrowser.bytes(path), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var expected = try #require(Screen(heading: lines[0]), "\(name) has no heading line")
    expected.rows = lines.dropFirst().map(String.init)
    if expected.rows.last == "" { expected.rows.removeLast() }
    let drawn = expected.drawn()
    if getenv("RECORD_SCREENS") != nil {
      let text = ([String(lines[0])] + drawn.rows).joined(separator: "\n") + "\n"
      let file = fopen(path, "w")!
      fputs(text, file)
      fclose(file)
      Issue.record("recorded \(name)")
    } else if drawn != expected {
      Issue.record("\(name)\n\(expected.difference(from: drawn))")
    }
  }

  /// A browser that has drawn before draws the same as one that has not: nothing is kept wrongly.
  @Test func drawingOftenChangesNothing() {
    let size = Size(columns: 120, rows: 30)
    let keys = [
      "j", "j", "k", "/", "s", "p", "<BS>", "<Enter>", "G", "z", "j", "z", "T", "j", "<Enter>",
      "c", "<Esc>", "St", "St", "n", "<Tab>", "<C-d>", "<Esc>", ">", "Sd", "?", "<Esc>", "gg",
    ]
    let often = TestBrowser(size, digests: ["mixed", "many"])
    for count in 1...keys.count {
      often.press(keys[count - 1])
      let once = TestBrowser(size, digests: ["mixed", "many"])
      once.press(keys[..<count].joined())
      #expect(often.rows() == once.rows(), "after \(keys[..<count].joined())")
    }
  }
}
