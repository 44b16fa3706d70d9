import Canvas
import Glibc
import Testing

/// Themes on a real terminal, and settings that change while the program runs.
@Suite struct LookStories {
  private func color(_ text: String, _ session: Session) -> (fore: UInt32?, back: UInt32?) {
    guard let place = session.find(text) else { return (nil, nil) }
    let cell = session.cell(place.column, place.row)
    return (cell.foreground, cell.background)
  }

  /// The accent of each theme, on the heading of the pane.
  private static let quire: UInt32 = 0x5FAFD7
  private static let paper: UInt32 = 0x005F87
  private static let nord: UInt32 = 0x88C0D0
  private static let zenburn: UInt32 = 0x8CD0D3

  private func wait(_ session: Session, accent: UInt32) throws {
    try session.wait("the colour \(String(accent, radix: 16))") { color("DATE", $0).fore == accent }
  }

  private func session(
    settings: String = "", _ environment: [String: String] = [:], arguments: [String] = [],
    themes: [String: String] = [:]
  ) -> Session {
    let home = UsageStories.home(settings: settings)
    mkdir(home + "/config/themes", 0o755)
    for (name, text) in themes { write(home + "/config/themes/\(name).toml", text) }
    return Session(
      arguments, environment: ["COLORTERM": "truecolor"].merging(environment) { $1 }, home: home)
  }

  // MARK: Choosing

  @Test func themesAreChosenInSettingsAndOnTheCommandLine() throws {
    let nord = session(settings: "theme = \"nord\"\n")
    try nord.wait(for: "38 of 38")
    try wait(nord, accent: Self.nord)
    #expect(color("DATE", nord).back == 0x2E3440)
    // The whole screen has its background, to the last cell.
    try nord.wait("the last cell") { $0.cell(99, 29).background == 0x2E3440 }
    let zenburn = session(settings: "theme = \"nord\"\n", arguments: ["--theme", "zenburn"])
    try zenburn.wait(for: "38 of 38")
    try wait(zenburn, accent: Self.zenburn)
    let none = Outcome(["--theme", "nrod"])
    #expect(none.status == 2 && none.errors.contains("no theme “nrod”; did you mean nord?"))
    let indexed = session(settings: "theme = \"nord\"\n", ["COLORTERM": ""])
    try indexed.wait(for: "38 of 38")
    #expect(indexed.has("\u{1B}[48;5;") && !indexed.has("\u{1B}[48;2;"))
  }

  @Test func thePreviewShowsEachTheme() throws {
    let session = session()
    try session.wait(for: "38 of 38")
    session.type(":theme\r")
    try session.wait(for: "solarized-light")
    try wait(session, accent: Self.quire)
    // The list is sorted: nord stands before quire.
    session.type("k")
    try wait(session, accent: Self.nord)
    session.type(Press.escape)
    try wait(session, accent: Self.quire)
    session.type(":theme ze\t\r")
    try wait(session, accent: Self.zenburn)
    try session.wait(for: "The theme is zenburn until you quit")
    session.type("q")
    #expect(try session.waitForExit() == 0)
    #expect(session.isOnMainScreen)
  }

  @Test func aThemeOfOnesOwn() throws {
    let session = session(
      settings: "theme = \"mine\"\n",
      themes: ["mine": "inherits = \"nord\"\nheading-focused = \"#ff00aa\"\ntitel = 1\n"])
    try session.wait(for: "38 of 38")
    try wait(session, accent: 0xFF00AA)
    try session.wait(for: "there is no role “titel”")
    let check = Outcome(["config", "check"], home: session.home)
    #expect(check.status == 2 && check.output.contains("themes/mine.toml:3:9: there is no role"))
    let doctor = Outcome(["doctor"], home: session.home)
    #expect(doctor.output.contains("bad   theme mine: ") && doctor.output.contains("titel"))
  }

  // MARK: Light and dark

  @Test func thePairFollowsTheTerminal() throws {
    let session = session(settings: "theme = \"gruvbox\"\n", ["COLORFGBG": ""])
    try session.wait(for: "38 of 38")
    try session.wait("the question") { $0.has("\u{1B}]11;?\u{1B}\\") }
    #expect(session.has("\u{1B}[?2031h"))
    session.type("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\")
    try session.wait("gruvbox-light") { color("DATE", $0).back == 0xFBF1C7 }
    session.type("\u{1B}[?997;1n")
    try session.wait("gruvbox") { color("DATE", $0).back == 0x282828 }
    session.type("\u{1B}[?997;2n")
    try session.wait("gruvbox-light") { color("DATE", $0).back == 0xFBF1C7 }
    // What only looks like a report does nothing.
    session.type("\u{1B}[?997;3n\u{1B}[?997;1;1n\u{1B}[997;1nj")
    try session.wait(forPlace: "2/38")
    #expect(color("DATE", session).back == 0xFBF1C7)
    session.type("q")
    #expect(try session.waitForExit() == 0)
    let on = session.lastIndex(of: "\u{1B}[?2031h")!
    #expect(session.lastIndex(of: "\u{1B}[?2031l") ?? 0 > on)
  }

  /// A report outweighs what the environment said at the start, and asks for the colour.
  @Test func reportsOutweighTheEnvironment() throws {
    let session = session()
    try session.wait(for: "38 of 38")
    #expect(!session.has("\u{1B}]11;?"))
    session.type("\u{1B}[?997;2n")
    try wait(session, accent: Self.paper)
    try session.wait("the question") { $0.has("\u{1B}]11;?\u{1B}\\") }
    session.type("\u{1B}]11;rgb:d0d0/d0d0/d0d0\u{1B}\\j")
    try session.wait(forPlace: "2/38")
    // On grey it is read as well as it was meant to be.
    #expect(color("DATE", session).fore == Self.paper)
  }

  @Test func heldOnOneBackground() throws {
    let session = session(settings: "theme = \"gruvbox\"\nbackground = \"dark\"\n")
    try session.wait(for: "38 of 38")
    session.type("\u{1B}[?997;2nj")
    try session.wait(forPlace: "2/38")
    #expect(color("DATE", session).back == 0x282828)
  }

  /// On a background that the theme was not made for, what could not be read is moved until it can.
  @Test func colorsFitTheBackgroundOfTheTerminal() throws {
    let session = session(["COLORFGBG": ""])
    try session.wait(for: "38 of 38")
    try wait(session, accent: Self.quire)
    session.type("\u{1B}]11;rgb:4444/4444/4444\u{1B}\\")
    let moved = Contrast.moved(Self.quire, on: 0x444444, to: Contrast.text)
    #expect(moved != Self.quire)
    try wait(session, accent: moved)
  }

  // MARK: Files that change

  @Test func settingsKeysAndThemesAreReadAgain() throws {
    let session = session()
    try session.wait(for: "38 of 38")
    let config = session.home + "/config"
    write(config + "/config.toml", "theme = \"nord\"\nmouse = false\n")
    try session.wait(for: "Settings read again; mouse counts from the next start.")
    try wait(session, accent: Self.nord)
    write(config + "/keys", "list zz messages\n")
    try session.wait(for: "Settings read again.")
    session.type("zz")
    try session.wait(for: "What was said")
    session.type(Press.escape)
    write(config + "/themes/mine.toml", "heading-focused = \"#112233\"\n")
    write(config + "/config.toml", "theme = \"mine\"\n")
    try wait(session, accent: 0x112233)
    // By a rename over it, as editors do.
    write(config + "/themes/new", "heading-focused = \"#445566\"\n")
    rename(config + "/themes/new", config + "/themes/mine.toml")
    try wait(session, accent: 0x445566)
  }

  @Test func mistakesLeaveWhatWas() throws {
    let session = session(settings: "theme = \"nord\"\n")
    try session.wait(for: "38 of 38")
    let config = session.home + "/config"
    write(config + "/config.toml", "theme = \"zenburn\"\nmeasure = \"x\"\n")
    try session.wait(for: "config.toml:2:11: measure must be")
    #expect(color("DATE", session).fore == Self.nord)
    write(config + "/config.toml", "theme = \"nrod\"\n")
    try session.wait(for: "no theme “nrod”")
    #expect(color("DATE", session).fore == Self.nord)
    write(config + "/config.toml", "theme = \"zenburn\"\n")
    try wait(session, accent: Self.zenburn)
    write(config + "/keys", "list j nothing\n")
    try session.wait(for: "keys:1:8: ")
    session.type("j")
    try session.wait(forPlace: "2/38")
  }

  /// A theme that was taken while its file had no mistakes stays as it was then.
  @Test func mistakesLeaveAThemeThatWasTaken() throws {
    let session = session(themes: [
      "mine": "heading-focused = \"#112233\"\n", "other": "titel = 1\n",
    ])
    try session.wait(for: "38 of 38")
    session.type(":theme mine\r")
    try wait(session, accent: 0x112233)
    write(session.home + "/config/themes/mine.toml", "heading-focused = \"#445566\"\nx = 1\n")
    try session.wait(for: "there is no role “")
    #expect(color("DATE", session).fore == 0x112233)
    write(session.home + "/config/themes/mine.toml", "heading-focused = \"#778899\"\n")
    try wait(session, accent: 0x778899)
  }

  /// A file of one's own may be a link to where one keeps such files.
  @Test func whatALinkLeadsToIsReadAgain() throws {
    let session = session(settings: "theme = \"mine\"\n")
    let (folder, path) = (Session.makeFolder(), session.home + "/config/themes/mine.toml")
    try session.wait(for: "38 of 38")
    write(folder + "/dark", "heading-focused = \"#112233\"\n")
    symlink(folder + "/dark", path)
    try wait(session, accent: 0x112233)
    write(folder + "/dark", "heading-focused = \"#445566\"\n")
    try wait(session, accent: 0x445566)
    write(folder + "/new", "heading-focused = \"#778899\"\n")
    rename(folder + "/new", folder + "/dark")
    try wait(session, accent: 0x778899)
  }

  /// What is wrong in another file is no news, and the log has it once.
  @Test func mistakesAreToldOnce() throws {
    let session = session(settings: "measure = \"x\"\n")
    try session.wait(for: "config.toml:1:11: measure must be")
    session.type("j")
    try session.wait(forPlace: "2/38")
    let config = session.home + "/config"
    write(config + "/keys", "list zz messages\n")
    try session.wait(for: "Settings read again.")
    write(config + "/keys", "list zz massages\n")
    try session.wait(for: "keys:1:9: there is no command")
    // It keeps the file from counting, which the reader has written just now.
    write(config + "/config.toml", "measure = \"x\"\ntheme = \"nord\"\n")
    try session.wait(for: "config.toml:1:11: measure must be")
    session.type("k")
    try session.wait(forPlace: "1/38")
    // What is wrong with the keys is no news any more.
    write(config + "/config.toml", "plain_width = 70\n")
    try session.wait(for: "Settings read again; plain_width counts from the next start.")
    session.type("q")
    #expect(try session.waitForExit() == 0)
    let lines = read(session.home + "/state/log").split(separator: "\n")
    #expect(lines.count { $0.contains("measure must be") } == 1, "\(lines)")
    #expect(lines.count { $0.contains("massages") } == 1, "\(lines)")
  }

  /// The folder of the settings need not be there at the start.
  @Test func filesThatComeLater() throws {
    let session = Session(environment: ["COLORTERM": "truecolor"])
    try session.wait(for: "38 of 38")
    mkdir(session.home + "/config", 0o755)
    write(session.home + "/config/config.toml", "theme = \"nord\"\n")
    try wait(session, accent: Self.nord)
    mkdir(session.home + "/config/themes", 0o755)
    write(session.home + "/config/themes/nord.toml", "heading-focused = \"#112233\"\n")
    try wait(session, accent: 0x112233)
  }
}
