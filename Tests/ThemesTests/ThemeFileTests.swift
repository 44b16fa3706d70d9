import Testing
import Themes

@testable import Canvas
@testable import quire

/// The files of themes: what they may say, and what is said of their mistakes.
@Suite struct ThemeFileTests {
  private func shelf(_ files: [String: String]) -> ThemeShelf {
    ThemeShelf.shipped(with: files.map { ThemeSheet($0.key, toml: $0.value) })
  }

  private func theme(_ text: String) throws -> (theme: Theme, problems: [ThemeProblem]) {
    let (look, problems) = try #require(shelf(["mine": text]).look("mine"))
    return (look.dark, problems)
  }

  @Test func rolesColorsAndAttributes() throws {
    let (theme, problems) = try theme(
      """
      background = "dark"
      title = { fg = "#ff8800", attributes = ["italic", "dim"] }
      date = 208
      tag = "bright-blue"
      link = "mine"
      star = ["#ffee00", "magenta"]
      author = "none"
      warning.attributes = []

      [palette]
      mine = 17
      """)
    #expect(problems == [])
    let title = theme.resolve(.title, depth: .direct)
    #expect(title.foreground == .direct(0xFF8800) && title.attributes == [.italic, .dim])
    #expect(theme.resolve(.title, depth: .sixteen).attributes == [.italic, .dim])
    #expect(theme.resolve(.date, depth: .indexed).foreground == .number(208))
    #expect(theme.resolve(.date, depth: .direct).foreground == .direct(0xFF8700))
    #expect(theme.resolve(.tag, depth: .direct).foreground == .number(12))
    #expect(theme.resolve(.tag, depth: .sixteen).foreground == .number(12))
    #expect(theme.resolve(.tag, depth: .eight).foreground == .number(4))
    #expect(theme.resolve(.link, depth: .direct).foreground == .direct(0x00005F))
    #expect(theme.resolve(.star, depth: .sixteen).foreground == .number(5))
    #expect(theme.resolve(.author, depth: .direct).foreground == nil)
    #expect(theme.resolve(.warning, depth: .direct).attributes == [])
    // What it does not say, it has from quire.
    #expect(theme.resolve(.brand, depth: .direct).foreground == .direct(0x5FAFD7))
    #expect(theme.resolve(.star, depth: .direct).attributes == .bold)
  }

  /// A palette alone changes all roles that name its colours; what stands for it where there are few colours stays.
  @Test func palettesAreInherited() throws {
    let (theme, problems) = try theme(
      "inherits = \"gruvbox\"\n[palette]\naccent = \"#00ffff\"\nbase = \"#101010\"\n")
    #expect(problems == [])
    #expect(theme.resolve(.link, depth: .direct).foreground == .direct(0x00FFFF))
    #expect(theme.resolve(.link, depth: .sixteen).foreground == .number(6))
    #expect(theme.resolve(.tag, depth: .direct).background == .direct(0x101010))
    #expect(theme.name == "mine" && theme.hasBackground)
  }

  @Test func pairsFollowTheTerminalOrStay() throws {
    let shelf = shelf([
      "mine": "pair = \"yours\"\n[palette]\naccent = 1\n",
      "yours": "inherits = \"quire-light\"\nbackground = \"light\"\n",
      "gruvbox": "inherits = \"gruvbox\"\n[palette]\naccent = 3\n",
    ])
    let (look, problems) = try #require(shelf.look("mine"))
    #expect(problems == [] && look.dark.name == "mine" && look.light.name == "yours")
    #expect(look.followsTerminal)
    let held = try #require(shelf.look("mine", on: .light)).look
    #expect(held.dark.name == "yours" && held.light.name == "yours")
    let (yours, _) = try #require(shelf.look("yours"))
    #expect(yours.dark == yours.light)
    // One's own of the name of a shipped one inherits from that, but for its pair.
    let (gruvbox, others) = try #require(shelf.look("gruvbox"))
    #expect(others == [] && gruvbox.dark.hasBackground && !gruvbox.followsTerminal)
    #expect(gruvbox.dark.resolve(.link, depth: .direct).foreground == .number(3))
    #expect(shelf.look("nobody") == nil)
    // A copy of what all inherit from.
    let text = ShippedTheme.all[0].text
    let (copy, none) = try #require(self.shelf(["quire": text]).look("quire"))
    #expect(none == [] && copy == ShippedThemesTests.shelf.look("quire")?.look)
  }

  @Test(arguments: [
    ("titel = \"red\"", 1, ThemeProblem.Kind.unknownRole("titel")),
    ("\ntitle.colour = \"red\"", 2, .unknownPart("colour", of: "title")),
    ("title.fg.x = 1", 1, .wrongValue("title.fg.x", expected: "a value, and no table")),
    ("title = { attributes = [\"blod\"] }", 1, .unknownAttribute("blod")),
    (
      "title = { attributes = \"bold\" }", 1,
      .wrongValue("title.attributes", expected: "a list, as in [\"bold\"]")
    ),
    (
      "background = \"grey\"", 1,
      .wrongValue("background", expected: "\"dark\", \"light\" or \"any\"")
    ),
    ("inherits = 3", 1, .wrongValue("inherits", expected: "the name of a theme")),
    ("inherits = \"mine\"", 1, .circle(["mine", "mine"])),
    ("title = ", 1, nil), ("[palette]\nx = \"#12\"", 2, nil), ("title = 256", 1, nil),
    ("title = -1", 1, nil), ("title = \"#gggggg\"", 1, nil), ("title = [\"red\"]", 1, nil),
    ("title = [\"#ff0000\", \"nobody\"]", 1, nil), ("title = 1.5", 1, nil),
    ("[palette]\nred = 3", 2, nil), ("title = \"reed\"", 1, nil), ("pair = \"nrod\"", 1, nil),
    ("inherits = \"nrod\"", 1, nil),
    ("palette = 3", 1, nil), ("[palette.x]\ny = 1", 2, nil), ("title = true", 1, nil),
  ])
  func mistakesHaveTheirPlace(text: String, line: Int, kind: ThemeProblem.Kind?) throws {
    let (theme, problems) = try theme(text + "\n")
    #expect(problems.count == 1, "\(problems)")
    let problem = try #require(problems.first)
    #expect(problem.line == line && problem.column > 0 && problem.theme == "mine")
    if let kind { #expect(problem.kind == kind) }
    // The rest counts: it is quire.
    #expect(theme.resolve(.brand, depth: .direct).foreground == .direct(0x5FAFD7))
  }

  @Test func nearNamesAreSaid() throws {
    func sentence(_ text: String) throws -> String {
      let (_, problems) = try theme(text)
      return try #require(Sentences.notes(on: problems).first?.sentences.first)
    }
    let role = "themes/mine.toml:1:9: there is no role “titel”; did you mean title?"
    #expect(try sentence("titel = 1").hasSuffix(role))
    #expect(try sentence("title = \"accnt\"").contains("no colour “accnt”; did you mean accent?"))
    #expect(try sentence("title.attributes = [\"blod\"]").contains("did you mean bold?"))
    #expect(try sentence("inherits = \"nrod\"").contains("no theme “nrod”; did you mean nord?"))
    let circle = "it inherits from itself: mine from mine"
    #expect(try sentence("inherits = \"mine\"").hasSuffix(circle))
    #expect(try sentence("title = ").contains("all of this file is ignored"))
  }

  /// However the circle is entered, it ends, and what is in it counts.
  @Test func circlesEnd() throws {
    let shelf = shelf([
      "one": "inherits = \"two\"\ndate = \"red\"\n", "two": "inherits = \"three\"\n",
      "three": "inherits = \"two\"\ntag = \"blue\"\n",
    ])
    let (look, problems) = try #require(shelf.look("one"))
    #expect(problems.map(\.kind) == [.circle(["two", "three", "two"])])
    #expect(problems.first?.theme == "three")
    #expect(look.dark.resolve(.date, depth: .direct).foreground == .number(1))
    #expect(look.dark.resolve(.tag, depth: .direct).foreground == .number(4))
    #expect(look.dark.resolve(.brand, depth: .direct).foreground == .direct(0x5FAFD7))
  }

  /// Every byte of a file with others in its place ends nothing.
  @Test func everyByteFlipped() {
    let text = Array(
      """
      inherits = "nord"
      title = { fg = "a", basic = ["dim"] }
      [palette]
      a = [9, "red"]
      """.utf8)
    for index in text.indices {
      for flip in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF] as [UInt8] {
        var text = text
        text[index] ^= flip
        let look = shelf(["mine": String(decoding: text, as: UTF8.self)]).look("mine")
        for problem in look?.problems ?? [] { #expect(problem.line > 0 && problem.column > 0) }
        for role in Role.allCases { _ = look?.look.dark.resolve(role, depth: .indexed) }
      }
    }
  }
}
