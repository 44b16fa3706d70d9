import Canvas
import Keymaps
import Papers
import Testing

@testable import Interface

/// The tutor: steps that are done by doing, whichever keys do it.
@Suite struct LessonTests {
  private func browser(_ keymap: Keymap = .tutor, _ size: Size = Size(columns: 80, rows: 24))
    -> TestBrowser
  {
    var options = Options()
    options.isTutor = true
    return TestBrowser(
      size, digests: ["many"], keymap: keymap, options: options, views: "unread = is:unread\n")
  }

  private func step(_ browser: TestBrowser) -> String {
    browser.browser.state.lesson?.step.title ?? ""
  }

  /// What is to be pressed, step by step.
  static let way: [(step: String, keys: String)] = [
    ("moving", "jj"), ("reading", "<Enter>jq"), ("a filter", "/sparse<Enter>"),
    ("a field", "/<C-u>author:other<Enter>"), ("all papers", "<Esc>"), ("a tag", "T<Enter>"),
    ("letting go", "Xq"), ("a star", "s"), ("read", "r"), ("a note", "e"), ("undo", "u"),
    ("opening", "o"), ("citing", "yb"), ("views", "w<Enter>"), ("what is new", "isrq"),
    ("help", "?<Esc>"),
  ]

  @Test func fromTheFirstStepToTheLast() {
    let browser = browser()
    for (number, (title, keys)) in LessonTests.way.enumerated() {
      #expect(step(browser) == title)
      #expect(browser.shows("Tutor \(number + 1) of 17: \(title)"))
      browser.press(keys)
    }
    #expect(step(browser) == "the end" && browser.shows("quire FOLDER"))
    // The end stays, and can be left as ever.
    browser.press("jjk/x<Esc>")
    #expect(step(browser) == "the end")
    browser.press("q")
    #expect(browser.takeEffects().last == .quit)
  }

  @Test func stepsArePassedOverAndGoneBackTo() {
    let browser = browser()
    browser.press("<F8><F8>")
    #expect(step(browser) == "a filter" && !browser.shows("Good."))
    browser.press("<F7><F7><F7>")
    #expect(step(browser) == "moving")
    // Also while something is open.
    browser.press("/spar<F8>")
    #expect(step(browser) == "reading")
    browser.press("<Esc>?<F8><Esc>")
    #expect(step(browser) == "a filter")
    browser.press(":next-step<Enter>")
    #expect(step(browser) == "a field")
  }

  @Test func nothingIsDoneByDoingNothing() {
    let browser = browser()
    browser.press("j")
    #expect(step(browser) == "moving")
    browser.press("j")
    #expect(step(browser) == "reading" && browser.shows("Good."))
    // The list has the focus already: that is not coming back.
    browser.press("jk")
    #expect(step(browser) == "reading")
  }

  @Test func theKeysAreTheReaders() {
    var parser = KeymapParser()
    parser.read("global <C-j> down\nglobal + star\n", file: "mine")
    let browser = browser(parser.keymap)
    #expect(browser.shows("Ctrl-J") || browser.shows("<C-j>"))
    #expect(browser.shows(":up"))
    browser.press("<C-j><C-j>")
    #expect(step(browser) == "reading" && browser.shows(":reader"))
  }

  private static func keymap(_ profile: String) -> Keymap {
    var parser = KeymapParser()
    for profile in [Profile.named(profile)!, .tutor] {
      parser.read(profile.text, file: profile.file)
    }
    return parser.keymap
  }

  /// What is to be pressed, as the steps tell it: commands in braces, with the pane where they have another key.
  static let told: [(step: String, keys: String)] = [
    ("moving", "{down}{down}"), ("reading", "{reader}{reader/down}{reader/back}"),
    ("a filter", "{filter}sparse{prompt/accept}"),
    ("a field", "{filter}{prompt/delete-to-start}author:other{prompt/accept}"),
    ("all papers", "{cancel}"), ("a tag", "{facets}{facets/include-facet}"),
    ("letting go", "{clear-facets}{back}"), ("a star", "{star}"), ("read", "{read}"),
    ("a note", "{note}"), ("undo", "{undo}"), ("opening", "{open-abstract}"),
    ("citing", "{copy-bibtex}"), ("views", "{views}{views/view}"),
    ("what is new", "{triage}{triage/star}{triage/read}{back}"), ("help", "{help}{help/cancel}"),
  ]

  /// The keys that a step shows are there in every set of keys, and do what it tells.
  @Test(arguments: Profile.all.map(\.name)) func theKeysThatAreShownLeadOn(profile: String) {
    let keymap = LessonTests.keymap(profile)
    let index = KeyIndex(keymap)
    let browser = browser(keymap)
    var shown: [String] = []
    for (title, keys) in LessonTests.told {
      #expect(step(browser) == title)
      shown += browser.browser.state.words(of: browser.browser.state.lesson!.step)
        .filter { $0.role == .key }.map(\.text)
      for piece in keys.split(separator: "{") {
        let parts = piece.split(separator: "}")
        let names = parts[0].split(separator: "/")
        let command = String(names[names.count - 1])
        let context = names.count > 1 ? Context(rawValue: String(names[0]))! : .list
        let spelled =
          index.keys(for: command, in: context).first
          ?? index.keys(for: "command", in: .list)[0] + command + "<Enter>"
        let name = index.name(for: command, in: context) ?? ":" + command
        if command != "delete-to-start" {
          #expect(shown.contains { $0.hasPrefix(name) }, "\(command) in \(title): \(shown)")
        }
        browser.press(spelled + parts.dropFirst().joined())
      }
    }
    #expect(step(browser) == "the end")
  }

  /// Each step says all that it has to say at 80 by 24, in every set of keys.
  @Test(arguments: Profile.all.map(\.name)) func everyStepFits(profile: String) {
    let browser = browser(LessonTests.keymap(profile))
    for step in LessonStep.all {
      let rows = browser.rows().suffix(4).joined(separator: " ")
      let words = rows.split(separator: " ").joined(separator: " ")
      let end = step.text.split(separator: " ").suffix(3).filter { !$0.hasPrefix("{") }
      #expect(end.allSatisfy { words.contains($0) }, "\(step.title): \(words)")
      browser.press("<F8>")
    }
  }

  @Test(arguments: [(1, 1), (20, 5), (40, 12), (80, 24), (300, 100)])
  func anySize(columns: Int, rows: Int) {
    let size = Size(columns: columns, rows: rows)
    let browser = browser(.tutor, size)
    #expect(browser.browser.size == size)
    _ = browser.rows()
    browser.press("jj<Enter>?")
    _ = browser.rows()
  }

  @Test func withoutATutorThereAreNoSteps() {
    let browser = TestBrowser(Size(columns: 80, rows: 24))
    browser.press(":next-step<Enter>")
    #expect(browser.shows("There are steps in quire tutor alone."))
  }
}
