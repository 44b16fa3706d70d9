import Canvas
import Catalog
import Digests
import Interface
import Papers
import Testing

/// What the mouse does: a press is about what the screen showed there.
@Suite struct PointerTests {
  private let wide = Size(columns: 140, rows: 40)

  private func browser(
    _ keys: String = "", _ size: Size = Size(columns: 140, rows: 40), digests: [String] = ["many"]
  ) -> TestBrowser {
    let browser = TestBrowser(size, digests: digests)
    browser.press(keys)
    return browser
  }

  // MARK: The list

  @Test func aClickGoesToThePaperAndASecondOneReadsIt() {
    let browser = browser()
    let third = browser.rows()[4]
    browser.click(40, 4)
    #expect(browser.shows(" 3/60") && browser.browser.view.focus == .list)
    #expect(third.contains(browser.rows()[1].suffix(57).prefix(12)))
    browser.doubleClick(30, 5)
    #expect(browser.shows(" 4/60") && browser.browser.view.focus == .reader)
  }

  /// Between painting and pressing everything may have moved.
  @Test func aClickIsAboutWhatWasPainted() {
    let browser = browser(digests: ["mixed"])
    let place = browser.place(of: "An Entry Without")!
    let id = PaperID("2504.13004")!
    func press() {
      browser.handle(
        .mouse(MouseEvent(action: .press, at: Point(column: place.column, row: place.row))))
    }
    browser.press("St")
    press()
    #expect(browser.browser.view.paper == id)
    _ = browser.place(of: "An Entry Without")
    browser.press("gg")
    let other = browser.place(of: "Kernels for")!
    browser.load(["mixed", "card"])
    browser.handle(
      .mouse(MouseEvent(action: .press, at: Point(column: other.column, row: other.row))))
    #expect(browser.browser.view.paper == PaperID("2504.13005"))
  }

  /// A row that is gone since it was painted takes nothing else in its place.
  @Test func aClickOnWhatIsGoneDoesNothing() {
    let browser = browser("j", digests: ["mixed"])
    let place = browser.place(of: "Old Ids")!
    browser.press("/quant")
    let before = browser.browser.view.paper
    browser.handle(
      .mouse(MouseEvent(action: .press, at: Point(column: place.column, row: place.row))))
    #expect(browser.browser.view.paper == before)
  }

  @Test func headingsSort() {
    let browser = browser(digests: ["mixed"])
    browser.click(on: "TITLE")
    #expect(browser.shows("title ↑"))
    browser.click(on: "TITLE")
    #expect(browser.shows("title ↓"))
    browser.click(on: "FIRST AUTHOR")
    #expect(browser.shows("author ↑"))
    browser.click(on: "DATE")
    #expect(browser.shows("· date ↓"))
    browser.click(on: "date ↓")
    #expect(browser.shows("· date ↑"))
  }

  // MARK: Tags

  @Test func aChosenTagStaysUnderThePointer() {
    let browser = browser(digests: ["mixed", "card"])
    let place = browser.place(of: "scorer")!
    func tag() -> String { String(browser.rows()[place.row].dropFirst(3).prefix(6)) }
    browser.click(place.column, place.row)
    #expect(browser.shows("1 of 9") && browser.shows("/ tag:\"scorer\"") && tag() == "scorer")
    browser.click(place.column, place.row)
    #expect(browser.shows("9 of 9") && tag() == "scorer")
    browser.mouse(.doublePress, place.column, place.row)
    #expect(browser.shows("1 of 9") && tag() == "scorer")
    // Another one in the same pane: nothing moves there either.
    browser.click(place.column, place.row - 3)
    #expect(tag() == "scorer")
    browser.click(place.column, place.row - 3)
    // A key, or a press elsewhere, and the order is that of the counts again.
    browser.press("j")
    let first = browser.place(of: "TAGS")!.row + 1
    #expect(browser.place(of: "scorer", inRow: first) != nil && browser.shows("1 of 9"))
  }

  @Test func elsewhereThePointerLetsGo() {
    let browser = browser(digests: ["mixed", "card"])
    browser.click(on: "scorer")
    browser.mouse(.wheelDown, 100, 20)
    let first = browser.place(of: "TAGS")!.row + 1
    #expect(browser.place(of: "scorer", inRow: first) != nil)
  }

  @Test(arguments: [Size(columns: 80, rows: 16), Size(columns: 140, rows: 16)])
  func theWheelAndEnterAgreeAboutTags(size: Size) {
    let browser = TestBrowser(size, digests: [])
    let text = (0..<60).map { number in
      """
      ## Paper \(number)

      > http://arxiv.org/abs/2504.\(10000 + number)v1

      About **tag\(number)**.


      """
    }.joined()
    let library = Library().adding([
      TestBrowser.read("# 2025-05-02\n\n" + text, path: "t.md")
    ])
    browser.load(library, Loading(filesDone: 1, filesFound: 1, title: "t.md"))
    browser.press("T")
    for _ in 0..<7 { browser.mouse(.wheelDown, 5, 5) }
    let roles = browser.roles()
    let row = roles.firstIndex { $0.hasPrefix("cccc") } ?? 0
    if row == 0 { Issue.record("\(browser.rows().joined(separator: "\n"))") }
    let tag = browser.rows()[row].split(separator: " ").first { $0.hasPrefix("tag") } ?? "none"
    browser.press("<Enter>")
    #expect(browser.shows("/ tag:\"\(tag)\""))
  }

  @Test func chosenTagsAreLetGoInTheHeading() {
    let browser = browser("T<Enter>j-", digests: ["mixed"])
    let words = browser.browser.view.filter.split(separator: " ")
    #expect(words.count == 2 && words[0] == "tag:\"quantization\"" && words[1].hasPrefix("-tag:\""))
    browser.click(on: "quantization", inRow: 0)
    #expect(browser.browser.view.filter == words[1])
    browser.click(on: "tag:", inRow: 0)
    #expect(browser.shows("7 of 7") && browser.browser.view.filter.isEmpty)
  }

  // MARK: The pinned paper

  @Test func thePinnedPaneIsWhatIsSeen() {
    let browser = browser("gkJ", Size(columns: 100, rows: 30))
    let paper = browser.browser.view.paper
    let row = browser.rows()[1]
    browser.mouse(.wheelDown, 10, 10)
    #expect(browser.browser.view.paper == paper)
    browser.doubleClick(10, 20)
    #expect(browser.browser.view.paper == paper && browser.browser.view.focus == .list)
    #expect(browser.rows()[1] == row, "the page has no more rows than the pane")
    browser.press("<Esc>")
  }

  @Test func withoutItsDigestThePinnedPaperLetsGo() {
    let browser = browser("gkqgk", Size(columns: 100, rows: 30), digests: ["linked", "mixed"])
    browser.press("h")
    browser.load(["mixed"])
    #expect(browser.shows("DATE") && browser.shows("no longer here") == false)
    browser.press("gg")
    #expect(browser.shows(" 1/7"))
    browser.press("jj")
    #expect(browser.shows(" 3/7"))
    browser.press("q")
    #expect(browser.takeEffects() == [.quit], "nothing is pinned that could be let go")
  }

  // MARK: Hints, links, menus

  @Test func hintsDoWhatTheirKeysDo() {
    let browser = browser(digests: ["mixed"])
    browser.click(on: "O PDF")
    #expect(browser.takeEffects() == [.open("https://arxiv.org/pdf/2504.16922v2")])
    browser.click(on: "/ filter")
    #expect(browser.shows("Enter keep"))
    browser.press("sparse")
    browser.click(on: "Esc as before")
    #expect(browser.shows("7 of 7"))
    browser.press("g")
    browser.click(on: "c open-code")
    #expect(browser.takeEffects() == [.open("https://github.com/example/sieve")])
    browser.click(on: "q quit")
    #expect(browser.takeEffects() == [.quit])
  }

  /// A nervous hand: the second press of a double click finds something else, or would do it twice.
  @Test func aSecondPressDoesNothingElse() {
    let browser = browser("l", digests: ["mixed"])
    let back = browser.place(of: "q back")!
    browser.doubleClick(back.column, back.row)
    #expect(browser.takeEffects() == [], "leaving the reader does not quit")
    browser.press("f")
    let item = browser.place(of: "1  abstract page")!
    let view = browser.browser.view
    browser.doubleClick(item.column, item.row)
    #expect(browser.takeEffects() == [.open("https://arxiv.org/abs/2504.16922v2")])
    #expect(browser.browser.view == view)
  }

  @Test func linksOfTheReaderOpen() {
    let browser = browser(digests: ["mixed"])
    browser.click(on: "github.com/example/sieve")
    #expect(browser.takeEffects() == [.open("https://github.com/example/sieve")])
    browser.press("/sparse")
    browser.click(on: "arxiv.org/abs")
    #expect(browser.takeEffects() == [.open("https://arxiv.org/abs/2504.16922v2")])
    #expect(browser.shows("/ sparse") && !browser.shows("Enter keep"))
  }

  @Test func menusAreChosenFromAndClosed() {
    let browser = browser("f", digests: ["linked", "linked-before"])
    browser.click(on: "6  arXiv:2506.01111")
    #expect(browser.takeEffects() == [] && browser.shows("streams of trees"))
    browser.press("f")
    let corner = browser.place(of: "┌")!
    browser.click(corner.column, corner.row)
    #expect(browser.shows("abstract page"), "the sides of a menu are no items")
    let view = browser.browser.view
    browser.click(1, 5)
    #expect(!browser.shows("abstract page") && browser.browser.view == view)
    #expect(browser.takeEffects() == [])
    browser.press("?copy-id")
    browser.click(on: "Copy the id")
    #expect(browser.takeEffects().isEmpty == false && !browser.shows("Keys  /"))
    browser.press("?")
    browser.click(0, 0)
    #expect(!browser.shows("Keys  /") && !browser.shows("Enter keep"))
  }

  @Test func theHeadingOpensTheFilterAndWhatIsNew() {
    let browser = browser(digests: ["mixed"])
    browser.click(60, 0)
    #expect(browser.shows("Enter keep"))
    browser.click(60, 0)
    #expect(browser.shows("Enter keep"), "the open filter stays open")
  }

  /// While new papers are gone through, links and hints work and nothing else is there.
  @Test func triageIsPointedAtToo() {
    let browser = browser("i", digests: ["mixed"])
    browser.click(on: "github.com/example/sieve")
    #expect(browser.takeEffects() == [.open("https://github.com/example/sieve")])
    browser.click(5, 20)
    browser.press("<C-l>")
    _ = browser.takeEffects()
    browser.click(on: "Enter skip")
    #expect(browser.shows("2 of 7"))
  }

  // MARK: Everywhere

  static let sizes = [
    (1, 1), (2, 2), (3, 5), (10, 4), (25, 9), (40, 12), (60, 14), (80, 24), (100, 30), (141, 33),
  ].map { Size(columns: $0.0, rows: $0.1) }

  static let modes = [
    "", "j", "T", "Tj<Enter>", "l", "z", "zl", "/sp", ":so", "?", "?copy", "f", "*", "V", "U", "i",
    "gkJ", "gkh", "g/a", "5g", "v", "3",
  ]

  /// Every cell of every screen is pressed, twice, and turned over: at most one thing happens.
  @Test(arguments: sizes) func oneThingHappensAtEveryCell(size: Size) {
    for keys in PointerTests.modes {
      let test = TestBrowser(size, digests: ["mixed"])
      test.press(keys)
      if keys == "*" {
        let id = PaperID("2504.16922")!
        test.answer(.related, .related(id, test.library.related(to: id)!))
      }
      let surface = test.draw()
      let before = test.browser.view
      for row in 0..<size.rows {
        // Wide screens in steps: a cell is like the one beside it.
        let step = 1 + size.columns / 3
        for column in stride(from: row % step, to: size.columns, by: step) {
          let at = Point(column: column, row: row)
          let place = "\(size.columns)x\(size.rows) \(keys) at \(column),\(row)"
          var browser = test.browser
          let effects = browser.handle(.mouse(MouseEvent(action: .press, at: at)))
          let changes = browser.view.changes(since: before)
          // The reading queue is another filter and another order.
          #expect(changes.count + effects.count <= 1 || keys == "5g", "\(place): \(changes)")
          if changes.contains("paper"), row > 0, row < size.rows - 1, keys != "?", keys != "*" {
            #expect(test.row(row, shows: browser.view.paper), "\(place)")
          }
          if !effects.isEmpty, row < size.rows - 1 {
            #expect("lxXdKM".contains(surface[column, row].role.letter), "\(place): \(effects)")
          }
          _ = browser.handle(.mouse(MouseEvent(action: .doublePress, at: at)))
          _ = browser.handle(.key(Key("j")))
          if (row * 31 + column) % 50 == 0 {
            var screen = Surface(size: size, width: .bundled)
            browser.draw(into: &screen)
          }
          browser = test.browser
          for action in [MouseEvent.Action.wheelDown, .wheelUp] {
            #expect(browser.handle(.mouse(MouseEvent(action: action, at: at))) == [])
            #expect(browser.view.changes(since: before).subtracting(["paper"]).isEmpty, "\(place)")
          }
        }
      }
      for at in [Point(column: -1, row: -1), Point(column: size.columns, row: size.rows)] {
        var browser = test.browser
        #expect(browser.handle(.mouse(MouseEvent(action: .press, at: at))) == [])
        #expect(browser.view == before)
      }
    }
  }
}

extension LeftState {
  /// What differs in another view; the focus apart, which goes where the pointer is, and what is kept
  /// of the filters that were typed.
  fileprivate func changes(since before: LeftState) -> Set<String> {
    var changes: Set<String> = []
    if paper != before.paper { changes.insert("paper") }
    if filter != before.filter { changes.insert("filter") }
    if order != before.order { changes.insert("order") }
    if isZoomed != before.isZoomed || split != before.split { changes.insert("panes") }
    if showsSource != before.showsSource { changes.insert("source") }
    return changes
  }
}

extension TestBrowser {
  /// Whether a row of the screen has the beginning of a paper's title.
  fileprivate func row(_ row: Int, shows id: PaperID?) -> Bool {
    guard let id, let place = library.row(of: id) else { return false }
    let title = library.paper(at: place).title.string
    let shown = rows()[row]
    return shown.contains(String(title.prefix(3))) || shown.count < 20
  }
}
