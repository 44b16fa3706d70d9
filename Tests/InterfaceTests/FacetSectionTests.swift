import Canvas
import Catalog
import Papers
import Testing

@testable import Interface

/// The list of facets by its keys: sections, ways to choose, times, and what is looked for in it.
@Suite struct FacetSectionTests {
  private func browser(
    _ keys: String, _ digests: [String] = ["mixed", "many", "card"], rows: Int = 60
  ) -> TestBrowser {
    let browser = TestBrowser(Size(columns: 140, rows: rows), digests: digests)
    browser.press(keys)
    return browser
  }

  private func filter(_ browser: TestBrowser) -> String { browser.browser.view.filter }

  /// The rows of the pane, without what the terminal shows beside.
  private func pane(_ browser: TestBrowser) -> [String] {
    browser.rows().dropFirst().dropLast().map { row in
      String(row.prefix { $0 != "│" }).replacing("  ", with: "")
    }
  }

  /// Moves the cursor to the row that begins like this.
  private func go(_ browser: TestBrowser, to text: String) {
    browser.press("gg")
    for _ in 0..<200 {
      if browser.rows()[browser.draw().cursor!.row].prefix(24).contains(text) { return }
      browser.press("j")
    }
    Issue.record("\(text) is not listed")
  }

  @Test func enterFoldsAndOpensASection() {
    let browser = browser("Tgg")
    #expect(pane(browser)[1].contains("▸ DATES") && !browser.shows("▸ 2025"))
    browser.press("<Enter>")
    #expect(browser.shows("▾ DATES") && browser.shows("▸ 2025"))
    browser.press("jh")
    #expect(browser.shows("▸ DATES") && !browser.shows("▸ 2025"))
    browser.press("}}l")
    #expect(browser.shows("▾ DIGESTS") && pane(browser).contains { $0.contains("2025-05-02") })
    browser.press("}h")
    #expect(browser.shows("▸ TAGS") && !browser.shows("caching"))
    browser.press("{{l")
    #expect(browser.shows("▾ AUTHORS") && browser.shows("B. Other"))
  }

  /// What is open is part of how the browser was left.
  @Test func openSectionsAreRemembered() {
    let browser = browser("Tgg<Enter>")
    let view = browser.browser.view
    #expect(view.openSections?.contains("dates") == true)
    let next = TestBrowser(Size(columns: 140, rows: 40), digests: ["mixed"], view: view)
    #expect(next.shows("▾ DATES"))
    #expect(TestBrowser(Size(columns: 80, rows: 24)).browser.view.openSections == nil)
  }

  /// A folded section, and a pane that is not to be seen, cost nothing.
  @Test func whatIsNotSeenIsNotCounted() {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: [])
    browser.held.insert(.facetCounts)
    browser.load(TestBrowser.huge, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    #expect(!browser.isAsked(.facetCounts))
    browser.press("T")
    #expect(browser.isAsked(.facetCounts) && !TestBrowser.huge.hasFacetColumn(.venue))
    browser.release(.facetCounts)
    #expect(browser.shows("▸ AUTHORS"))
  }

  @Test func plusMakesAlternatives() {
    let browser = browser("T")
    go(browser, to: "caching")
    browser.press("+")
    #expect(filter(browser) == "(tag:\"caching\")" && browser.shows("∨ caching"))
    // The others are still there to join.
    go(browser, to: "pruning")
    browser.press("+")
    #expect(filter(browser) == "(tag:\"caching\" | tag:\"pruning\")")
    #expect(browser.shows("∨ pruning") && browser.rows()[0].contains("40 of "))
    go(browser, to: "routing")
    browser.press("-")
    #expect(filter(browser) == "(tag:\"caching\" | tag:\"pruning\") -tag:\"routing\"")
    go(browser, to: "caching")
    browser.press("+")
    #expect(filter(browser) == "tag:\"pruning\" -tag:\"routing\"" && browser.shows("+ pruning"))
    // What is typed is understood.
    let typed = self.browser("/(#caching | #\"PRUNING\")<Enter>T")
    #expect(typed.shows("∨ caching") && typed.shows("∨ pruning"))
    typed.click(on: "∨ caching")
    #expect(filter(typed) == "tag:\"caching\"")
    #expect(typed.shows("“caching” in the place of another; + adds to them."))
  }

  /// Enter on a year opens it; a month takes its place in the filter.
  @Test func timesAreEntered() {
    let browser = browser("Tggl")
    go(browser, to: "2025")
    browser.press("<Enter>")
    #expect(filter(browser) == "date:2025" && browser.shows("▾ 2025") && browser.shows("▸ Apr"))
    // What is not in the selection is dim, and has the number that Enter gives.
    #expect(browser.shows("░") && browser.shows("2026"))
    go(browser, to: "Apr")
    browser.press("<Enter>")
    #expect(filter(browser) == "date:2025-04" && browser.shows("▾ Apr"))
    go(browser, to: " 23")
    browser.press("<Enter>")
    #expect(filter(browser) == "date:2025-04-23")
    browser.press("-")
    #expect(filter(browser) == "-date:2025-04-23")
    browser.press("-h")
    #expect(filter(browser) == "" && browser.shows("▸ Apr"))
    browser.press("h")
    #expect(browser.shows("▸ 2025"))
  }

  @Test func aRangeOfBars() {
    let browser = browser("Tggl")
    go(browser, to: "2026")
    browser.press("v")
    #expect(browser.shows("From 2026 to where the cursor is"))
    browser.press("j<Enter>")
    #expect(filter(browser) == "date:2025..2026")
    #expect(browser.rows()[0].contains("68 of 69"))
    // Escape gives it up, and so does another v.
    for keys in ["v<Esc>", "vv"] {
      browser.press(keys + "<Enter>")
      #expect(!filter(browser).contains(".."))
      browser.press("X")
    }
    // Elsewhere there are no times.
    let tags = self.browser("Tv")
    #expect(tags.shows("Ranges are made of years"))
  }

  @Test func orderAndDirection() {
    let browser = browser("Tggl,")
    #expect(browser.shows("↑"))
    let years = pane(browser).filter { $0.contains("▸ 20") }
    #expect(years.first?.contains("2002") == true && years.last?.contains("2026") == true)
    go(browser, to: "TAGS")
    browser.press(",")
    #expect(browser.shows("a-z"))
    let names = ["caching", "KV_cache", "prune", "pruning", "quantization"]
    let places = names.map { name in pane(browser).firstIndex { $0.contains(" \(name)") } ?? -1 }
    #expect(places == places.sorted() && !places.contains(-1), "\(places)")
  }

  @Test func aSectionIsSifted() {
    let browser = browser("Tg/PRU")
    #expect(browser.shows("TAGS/ PRU") && browser.shows("prune") && !browser.shows("caching "))
    browser.press("<Enter>")
    #expect(
      browser.draw().cursor != nil && browser.rows()[browser.draw().cursor!.row].contains("pruning")
    )
    browser.press("<Enter>")
    #expect(filter(browser) == "tag:\"pruning\"")
    browser.press("X<Esc>")
    #expect(browser.shows("caching ") && browser.shows("FACETS"))
    browser.press("g/zzz<Esc>")
    #expect(browser.shows("caching "))
    // What is typed is no text of the filter, and a pasted one goes where the caret is.
    browser.press("g/")
    browser.handle(.paste("rout"))
    #expect(browser.shows("TAGS/ rout") && filter(browser).isEmpty && !browser.shows("caching "))
  }

  /// What the paper has is a menu: a key asks for it, `-` for papers without.
  @Test func aPaperIsAStart() {
    let browser = browser("F", ["mixed"])
    #expect(browser.shows("Papers with the same") && browser.shows("2025-04"))
    browser.press("2")
    #expect(filter(browser) == "author:\"Bo Li\"" && browser.rows()[0].contains("1 of 7"))
    browser.press("F<Down>-")
    #expect(filter(browser) == "-author:\"Bo Li\"" && browser.rows()[0].contains("6 of 7"))
    browser.press("<C-x>")
    let keys = ["day", "month", "year", "tag"].map { kind in
      browser.press("F")
      let row = browser.rows().first { $0.contains(" \(kind) ") }!
      let key = row[row.firstIndex(of: "│")!...].split(separator: "│").last {
        $0.contains(" \(kind) ")
      }!
      browser.press("<Esc>")
      return String(key.split(separator: " ")[0])
    }
    browser.press("F" + keys[1])
    #expect(filter(browser) == "date:2025-04")
    browser.press("F" + keys[2])
    #expect(filter(browser) == "date:2025")
    browser.press("F" + keys[3])
    #expect(filter(browser) == "date:2025 tag:\"scorer\"")
  }

  /// Over a hundred thousand values are scrolled with the names of those that are seen alone.
  @Test func manyValuesAreNumbersUntilTheyAreSeen() {
    var text = "# 2025-05-02\n\n"
    for number in 0..<2_000 {
      let authors = (0..<50).map { "A\(number)x\($0) B" }.joined(separator: ", ")
      text +=
        "## T\(number)\n\n>Authors: \(authors)\n\n> http://arxiv.org/abs/2504.\(10_000 + number)\n\nText.\n\n"
    }
    let library = Library().adding([TestBrowser.read(text, path: "huge.md")])
    let browser = TestBrowser(Size(columns: 140, rows: 40), digests: [])
    browser.load(library, Loading(filesDone: 1, filesFound: 1, title: "huge"))
    browser.press("Tgg}l")
    #expect(browser.shows("▾ AUTHORS") && browser.shows("100000"))
    browser.press("G{G")
    #expect(browser.shows("A9x9 B"))
    browser.press("g/1999x49")
    #expect(browser.shows("A1999x49 B") && !browser.shows("A9x9 B"))
  }

  /// As in trees of files: on an open heading it went to the list.
  @Test func lGoesIntoWhatIsOpen() {
    let browser = browser("T", ["many"])
    while !cursor(browser).contains("DATES") { browser.press("{") }
    // Each is opened by one, and gone into by the next.
    for (keys, row) in [
      ("l", "▾ DATES"), ("l", "▸ 2025"), ("l", "▾ 2025"), ("l", "▸ Apr"), ("l", "▾ Apr"),
    ] {
      browser.press(keys)
      #expect(cursor(browser).contains(row))
    }
    browser.press("l")
    #expect(cursor(browser).contains("28 "))
    browser.press("l")
    #expect(browser.browser.view.focus == .list)
  }

  /// The row of the facets that the cursor is on.
  private func cursor(_ browser: TestBrowser) -> String {
    let (rows, roles) = (browser.rows(), browser.roles())
    let row = rows.indices.dropFirst().first { Array(roles[$0])[0] == Role.cursor.letter }
    return row.map { String(rows[$0].prefix(24)) } ?? ""
  }
}
