import Canvas
import Keymaps
import Papers
import Testing

@testable import Interface

/// The sets of keys that come with the program.
@Suite struct ProfileTests {
  /// What the fingers of each know: moving on, filtering, reading, starring, a letter for what is recorded, leaving.
  static let habits:
    [(profile: String, down: String, filter: String, read: String, star: String, quit: String)] = [
      ("vim", "j", "/", "r", "s", "q"), ("less", "e", "/", "mr", "s", "q"),
      ("newsboat", "<Down>", "/", "N", "<C-e>", "Q"), ("mutt", "j", "l", "N", "F", "x"),
      ("emacs", "<C-n>", "<C-s>", "r", "*", "<C-x><C-c>"), ("arrows", "<Down>", "/", "r", "s", "q"),
    ]

  @Test func eachHasItsHabits() {
    #expect(ProfileTests.habits.map(\.profile) == Profile.all.map(\.name))
  }

  @Test(arguments: habits.indices) func aMorningByKeys(index: Int) {
    let keys = ProfileTests.habits[index]
    let browser = TestBrowser(Size(columns: 100, rows: 30), keymap: .profile(keys.profile))
    #expect(browser.shows("1/7"))
    browser.press(keys.down)
    #expect(browser.shows("2/7"))
    browser.press(keys.filter + "sparse<Enter>")
    #expect(browser.shows("/ sparse") && !browser.shows("7 of 7"))
    browser.press(keys.read)
    #expect(browser.shows("✓"))
    browser.press(keys.star)
    #expect(browser.shows("★"))
    browser.press(keys.quit)
    #expect(browser.takeEffects().contains(.quit))
  }

  /// The keys that make a set what it is.
  @Test(arguments: [
    ("less", "<Space>", "page-down"), ("less", "b", "page-up"), ("less", "g", "first"),
    ("less", "n", "next-match"), ("less", "d", "half-page-down"), ("less", "h", "help"),
    ("newsboat", "o", "open-abstract"), ("newsboat", "O", "open-abstract; set-read"),
    ("newsboat", "n", "next-unread"), ("newsboat", "A", "select-all; set-read; select-none"),
    ("newsboat", "r", "reload"), ("newsboat", "q", "back"), ("newsboat", ",", "replay-macro"),
    ("mutt", "d", "set-read; next-paper"), ("mutt", "t", "select"), ("mutt", "l", "filter"),
    ("mutt", "c", "views"), ("mutt", "<Tab>", "next-unread"), ("mutt", "=", "first"),
    ("emacs", "<C-p>", "up"), ("emacs", "<C-v>", "page-down"), ("emacs", "<A-v>", "page-up"),
    ("emacs", "<A-x>", "command"), ("emacs", "<C-g>", "cancel"), ("emacs", "<C-x>o", "next-pane"),
    ("emacs", "<A->>", "last"), ("emacs", "<A-lt>", "first"), ("emacs", "<C-x>e", "replay-macro"),
    ("arrows", "<Enter>", "reader"), ("arrows", "<Tab>", "next-pane"),
    ("arrows", "<Esc>", "cancel"),
    ("arrows", "z", "undo"), ("arrows", "<Space>", "select"),
  ])
  func itsModelsKeys(profile: String, keys: String, command: String) throws {
    let keys = try Key.sequence(keys[...]).get()
    guard case .matched(let found) = Keymap.profile(profile).answer(to: keys, in: .list) else {
      Issue.record("\(profile) has no such key")
      return
    }
    #expect(found == command)
  }

  /// Whatever has no key is run by its name.
  @Test(arguments: Profile.all.map(\.name)) func theCommandLineIsThere(name: String) {
    let keymap = Keymap.profile(name)
    for context in [Context.list, .reader, .facets, .views, .triage] {
      let keys = KeyIndex(keymap).keys(for: "command", in: context)
      #expect(!keys.isEmpty, "\(context)")
    }
    let browser = TestBrowser(Size(columns: 100, rows: 30), keymap: keymap)
    for command in Command.all where !command.isForPrompts {
      browser.press(KeyIndex(keymap).keys(for: "command", in: .list)[0] + command.name)
      #expect(browser.rows()[29].contains(":" + command.name), "\(command.name)")
      browser.press("<Esc>")
    }
  }

  // MARK: Other keys while it runs

  private func browser(_ names: [String] = ["vim", "emacs", "mutt"]) -> TestBrowser {
    var options = Options()
    (options.keyProfiles, options.keyProfile) = (names, "vim")
    return TestBrowser(Size(columns: 100, rows: 30), options: options)
  }

  @Test func anotherProfileIsTaken() {
    let browser = browser()
    browser.press(":profile e<Tab><Enter>")
    #expect(browser.takeEffects() == [.useProfile("emacs")])
    browser.handle(.keysCame(.profile("emacs"), profile: "emacs"))
    #expect(browser.shows("The keys are those of emacs"))
    browser.press("<C-n>")
    #expect(browser.shows("2/7") && browser.shows("<C-s> filter"))
    // The help has its keys.
    browser.press("?filter")
    #expect(browser.shows("<C-s> s /"))
  }

  @Test func theMenuNamesTheProfiles() {
    let browser = browser()
    browser.press("gK")
    #expect(browser.shows("Keys like those of") && browser.shows("these keys"))
    browser.press("<Down><Enter>")
    #expect(browser.takeEffects() == [.useProfile("emacs")])
    browser.press(":profile nano<Enter>")
    #expect(browser.shows("There is no set of keys “nano” (vim, emacs, mutt)."))
  }

  /// Keys that were bound meanwhile lie over the others.
  @Test func whatWasMappedStays() {
    let browser = browser()
    browser.press(":map X star; next-paper<Enter>")
    browser.handle(.keysCame(.profile("mutt"), profile: "mutt"))
    browser.press("X")
    #expect(browser.shows("★") && browser.shows("2/7"))
  }
}
