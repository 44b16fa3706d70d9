import Canvas
import Catalog
import Testing

@testable import Interface

/// Text that comes faster than it is looked at: the same comes out as of one key after the other.
@Suite struct WaitingInputTests {
  /// What keys of a random session are made of: much that means something in a filter, and what edits a line.
  private static let pieces = [
    "sparse", "dense ", "tag:", "\"", "(", ")", "|", " ", "-", "~mod", "/a.", "/", "?", "#c",
    "2504.", "date:2025-0",
    "K", "models", "é", "is:un", "au:", "sort:ti", "view:", "paper", ":", "kv", "<Tab>",
    "<Tab><Tab>", "<S-Tab>", "<F1>", "<Down>",
    "<Up>", "<BS>",
    "<BS><BS><BS>", "<C-w>", "<C-_>", "<C-_><C-_>", "<Left><Left>", "<Home>", "<End>", "<C-u>",
    "<C-t>", "<C-y>",
    "<C-o>", "<Enter>", "<Enter>/", "<Esc>", "<Esc><Esc>/", "j", "G", ":label ", ":", "g/", "Tg/",
    "T", "?st", "n", ".",
    "s", "<PgDn>", "<C-d>", "zz", "S", "4", "w", "F",
  ]

  private func keys(_ random: inout some RandomNumberGenerator) -> [Event] {
    let spelled = (0..<60).map { _ in WaitingInputTests.pieces.randomElement(using: &random)! }
    guard
      case .success(let keys) = Key.sequence(
        Substring(spelled.joined().replacing(" ", with: "<Space>")))
    else { fatalError("no keys") }
    return keys.map { .key($0) }
  }

  @Test(arguments: 0..<48)
  func aRunIsWhatItsKeysAre(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let size = Size(
      columns: [60, 80, 150].randomElement(using: &random)!,
      rows: [12, 24, 40].randomElement(using: &random)!)
    let digests = [["many"], ["mixed"], ["card", "tex"]].randomElement(using: &random)!
    let (one, runs) = (TestBrowser(size, digests: digests), TestBrowser(size, digests: digests))
    let events = keys(&random)
    var start = 0
    while start < events.count {
      let end = min(events.count, start + Int.random(in: 1...30, using: &random))
      for event in events[start..<end] { one.handle(event) }
      runs.handle(waiting: events[start..<end])
      let typed = events[..<end].map { if case .key(let key) = $0 { "\(key)" } else { "" } }
      #expect(runs.rows() == one.rows(), "\(seed): \(typed.joined())")
      #expect(runs.roles() == one.roles(), "\(seed): \(typed.joined())")
      #expect(runs.draw().cursor == one.draw().cursor)
      #expect(runs.browser.view == one.browser.view)
      start = end
    }
    #expect(runs.takeEffects() == one.takeEffects())
    // What can be undone is the same too.
    for _ in 0..<8 {
      one.press("<C-_>")
      runs.press("<C-_>")
      #expect(runs.browser.view.filter == one.browser.view.filter)
    }
  }

  /// All of it is one search, however much it is.
  @Test func aRunIsLookedAtOnce() {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: [])
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.held.insert(.search)
    browser.press("/")
    browser.handle(waiting: "text (a | b) author:b".map { .key(Key($0)) })
    #expect(browser.waiting.count { $0.ticket.slot == .search } == 1)
    browser.release(.search)
    #expect(browser.rows()[0].contains("30000 of 30000"))
  }

  @Test func whatHasNoRoomIsLeftOutAndSaid() {
    let browser = TestBrowser(Size(columns: 100, rows: 30))
    browser.press("/")
    browser.handle(waiting: [Event](repeating: .key(Key("x")), count: 5000))
    #expect(browser.browser.view.filter.count == 4096)
    #expect(browser.shows("A line holds 4096 characters"))
  }
}
