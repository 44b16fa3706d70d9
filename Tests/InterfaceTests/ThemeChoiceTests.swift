import Canvas
import Interface
import Testing

/// Themes are tried on while the menu is open, and kept for as long as the program runs.
@Suite struct ThemeChoiceTests {
  private static func theme(_ name: String) -> ThemeChoice {
    ThemeChoice(name, detail: "dark", look: ThemePair(ThemeChoiceTests.look(name)))
  }

  /// Themes that differ.
  private static func look(_ name: String) -> Theme {
    let number = name.utf8.reduce(16) { ($0 + Int($1)) % 256 }
    let sheet = ThemeSheet(name, [ThemeEntry(["title"], .number(number), line: 1, column: 1)])
    return ThemeShelf(shipped: [:], own: [sheet]).look(name)!.look.dark
  }

  private let themes = ["mono", "nord", "quire", "zenburn"].map(theme)

  private func browser() -> TestBrowser {
    var options = Options()
    options.theme = Self.theme("quire")
    options.themes = themes.map(\.name)
    return TestBrowser(Size(columns: 120, rows: 24), options: options)
  }

  private func open(_ keys: String, _ browser: TestBrowser, for wish: ThemeWish = .menu) {
    browser.press(keys)
    browser.answer(.themes, .themesFound(themes, for: wish))
  }

  /// The themes that the terminal was told to show.
  private func worn(_ browser: TestBrowser) -> [String] {
    browser.takeEffects().compactMap { effect in
      if case .wear(let look) = effect { look.dark.name } else { nil }
    }
  }

  @Test func movingShowsEachThemeAtOnce() {
    let browser = browser()
    open(":theme<Enter>", browser)
    #expect(browser.shows("Themes") && browser.shows("nord"))
    // The cursor begins on the one that is worn.
    #expect(worn(browser) == [])
    browser.press("jkk")
    #expect(worn(browser) == ["zenburn", "quire", "nord"])
    browser.press("<Enter>")
    #expect(worn(browser) == [] && !browser.shows("Themes"))
    #expect(browser.shows("The theme is nord until you quit") && browser.shows("config.toml"))
    open("gT", browser)
    browser.press("jj<Esc>")
    #expect(worn(browser) == ["quire", "zenburn", "nord"])
    #expect(!browser.shows("Themes"))
  }

  /// Whatever closes the menu brings the theme back.
  @Test func closingBringsTheThemeBack() {
    for keys in ["<Esc>", "q", "<C-c>"] {
      let browser = browser()
      open("gT", browser)
      browser.press("j" + keys)
      #expect(worn(browser) == ["zenburn", "quire"], "\(keys)")
    }
    let browser = browser()
    open("gT", browser)
    browser.press("j")
    browser.click(0, 1)
    #expect(worn(browser) == ["zenburn", "quire"])
  }

  @Test func byName() {
    let browser = browser()
    open(":theme z<Tab><Enter>", browser, for: .named("zenburn"))
    #expect(worn(browser) == ["zenburn"] && browser.shows("The theme is zenburn"))
    if case .readThemes(.named("zenburn"))? = browser.last(.themes)?.job {
    } else {
      Issue.record("another theme was asked for")
    }
    open(":theme quire<Enter>", browser, for: .named("quire"))
    #expect(worn(browser) == ["quire"] && browser.shows("The theme is quire, as in the settings."))
    open(":theme nrod<Enter>", browser, for: .named("nrod"))
    #expect(worn(browser) == [] && browser.shows("There is no theme “nrod”. Did you mean nord?"))
  }

  // MARK: Files that change

  private func renewal(
    _ theme: ThemeChoice, _ change: (inout Renewal) -> Void = { _ in }
  ) -> Renewal {
    var options = Options()
    options.theme = theme
    options.themes = themes.map(\.name)
    var renewal = Renewal(
      options: options, commands: CommandSet(), keymap: .vim, themes: themes, later: [],
      mistakes: [])
    change(&renewal)
    return renewal
  }

  private func renew(_ browser: TestBrowser, _ renewal: Renewal) {
    browser.handle(.settingsChanged)
    browser.answer(.settings, .settingsFound(renewal))
  }

  @Test func settingsAreTakenOver() {
    let browser = browser()
    renew(
      browser,
      renewal(Self.theme("nord")) {
        $0.options.measure = 30
        $0.keymap = .less
      })
    #expect(worn(browser) == ["nord"] && browser.shows("Settings read again."))
    // In `less` it opens the help.
    browser.press("h")
    #expect(browser.shows("type to search"))
    browser.press("<Esc>")
    renew(browser, renewal(Self.theme("nord")) { $0.later = ["mouse", "ascii", "links"] })
    #expect(browser.shows("Settings read again; mouse, ascii and links count from the next start."))
    #expect(worn(browser) == [])
  }

  /// A theme that was chosen for this time stays until the settings choose another one; its own file is followed.
  @Test func theThemeOfThisTimeStays() {
    let browser = browser()
    open(":theme nord<Enter>", browser, for: .named("nord"))
    #expect(worn(browser) == ["nord"])
    renew(browser, renewal(Self.theme("quire")) { $0.options.measure = 60 })
    #expect(worn(browser) == [])
    renew(
      browser,
      renewal(Self.theme("quire")) {
        $0.themes[1] = ThemeChoice("nord", look: ThemePair(Self.look("nord2")))
      })
    #expect(worn(browser) == ["nord2"])
    renew(browser, renewal(Self.theme("zenburn")))
    #expect(worn(browser) == ["zenburn"])
  }

  /// The cursor is to be seen in what room the list has then.
  @Test func aListWithLessRoomShowsItsCursor() {
    var options = Options()
    options.theme = Self.theme("quire")
    let browser = TestBrowser(Size(columns: 80, rows: 24), digests: ["many"], options: options)
    browser.press("G")
    renew(browser, renewal(Self.theme("quire")) { $0.options.split = 0.2 })
    #expect(browser.roles().contains { $0.contains("ccc") })
  }

  @Test func mistakesAreSaid() {
    let browser = browser()
    renew(
      browser,
      renewal(Self.theme("quire")) { $0.mistakes = [("keys", ["keys:1:2: one", "keys:2:2: two"])] })
    #expect(browser.shows("keys:1:2: one (gm shows 1 more). What the file said before stays."))
    browser.press("gm")
    #expect(browser.shows("keys:2:2: two"))
  }

  /// What is typed goes on; the beginning of a sequence is forgotten, which may be none any more.
  @Test func whatIsTypedGoesOn() {
    let browser = browser()
    browser.press("/kv")
    renew(browser, renewal(Self.theme("quire")))
    browser.press("x<Enter>")
    #expect(browser.shows("/ kvx"))
    browser.press("g")
    renew(browser, renewal(Self.theme("quire")))
    browser.press("?")
    #expect(browser.shows("type to search"))
  }
}
