import Canvas
import Catalog
import Interface
import Papers
import Testing

/// The papers that the filter does not find, between those that it finds.
@Suite struct OthersTests {
  private let size = Size(columns: 100, rows: 30)

  private func browser(_ keys: String, digests: [String] = ["many"]) -> TestBrowser {
    let browser = TestBrowser(size, digests: digests)
    browser.press(keys)
    return browser
  }

  /// The titles of the list with whether they are dim, from the top of the screen.
  private func list(_ browser: TestBrowser) -> [(number: Int, isDim: Bool)] {
    zip(browser.rows(), browser.roles()).compactMap { row, roles in
      guard let start = row.firstRange(of: "Paper ")?.lowerBound, row[..<start].contains("-"),
        let number = Int(row[start...].dropFirst(6).prefix { $0.isNumber })
      else { return nil }
      let column = row.distance(from: row.startIndex, to: start)
      return (number, Array(roles)[column] == "d")
    }
  }

  @Test func othersStandDimmedBetween() {
    let browser = browser("/sparse<Enter>")
    let alone = list(browser)
    #expect(browser.shows("20 of 60") && alone.allSatisfy { $0.number % 3 == 0 && !$0.isDim })
    browser.press(".")
    #expect(browser.shows("20 of 60, all shown") && browser.shows("40 papers"))
    #expect(list(browser).count > 3)
    // The bar of the cursor has a role of its own.
    #expect(list(browser).dropFirst().allSatisfy { $0.isDim == ($0.number % 3 != 0) })
    browser.press("<C-x>")
    let library = list(browser)
    browser.press("/sparse<Enter>")
    #expect(list(browser).map(\.number) == library.map(\.number), "the library's own order")
    browser.press("gg.")
    #expect(browser.shows("20 of 60 ") && list(browser).map(\.number) == alone.map(\.number))
  }

  /// What is looked for is not marked in papers that are not found.
  @Test func nothingIsMarkedInOthers() {
    let browser = browser("/title:sparse title:\"paper 3:\"<Enter>.")
    let marked = zip(browser.rows(), browser.roles()).filter {
      $0.0.contains("Paper ") && $0.0.contains("sparse") && $0.1.contains("m")
    }
    #expect(browser.shows("1 of 60, all shown") && marked.count <= 1)
  }

  @Test(arguments: ["", "St", "StSr", "So", "Sq"]) func thePlaceStays(order: String) {
    let browser = browser("aja" + order + "/sparse<Enter>jjjjjjj")
    let before = browser.rows()
    let paper = browser.browser.view.paper
    browser.press(".")
    #expect(browser.browser.view.paper == paper && paper != nil)
    browser.press(".")
    browser.press("g<Esc>")
    #expect(browser.rows().dropLast() == before.dropLast() && browser.browser.view.paper == paper)
  }

  /// From a paper that the filter does not find the list goes to one nearby, and comes back.
  @Test func theCursorCanStandOnOthers() {
    let browser = browser("/sparse<Enter>.jj")
    let other = browser.browser.view.paper
    #expect(browser.shows("A. Author") && browser.shows("dense"))
    browser.press(".")
    #expect(browser.browser.view.paper == other, "as it is known, it is there again")
    browser.press(".s")
    #expect(browser.marks.firm.filter(\.value.isStarred).map(\.key) == [other])
  }

  @Test func fromMatchToMatch() {
    let browser = browser("/sparse<Enter>gg")
    let first = browser.browser.view.paper
    browser.press("j")
    let second = browser.browser.view.paper
    browser.press("j")
    let third = browser.browser.view.paper
    browser.press("gg.)")
    #expect(browser.browser.view.paper == second && browser.shows("Paper 2 of 20"))
    browser.press("j)")
    #expect(browser.browser.view.paper == third)
    browser.press("k(")
    #expect(browser.browser.view.paper == second)
    browser.press("2(")
    #expect(browser.browser.view.paper == first && browser.shows("Paper 1 of 20"))
    browser.press("99)")
    #expect(browser.shows("Paper 20 of 20"))
    browser.press(".gg)")
    #expect(browser.browser.view.paper == second, "without others it is the next paper")
    browser.press("/nothing-like-it<Enter>.)")
    #expect(browser.shows("0 of 60, all shown") && browser.shows("There is no paper"))
  }

  /// Selecting is about what the filter finds, or the one under the cursor.
  @Test func selectingLeavesOthersOut() {
    let browser = browser("/sparse<Enter>.ggga")
    #expect(browser.shows("20 selected"))
    browser.press("gugg)v)v")
    #expect(browser.shows("2 selected"))
    browser.press("guggvG")
    #expect(browser.shows("20 selected"))
  }

  /// What gets the mark that the filter asks for is one of those that it finds.
  @Test func aMarkMakesAnotherOneFound() {
    let browser = browser("gjs/is:starred<Enter>.gg")
    #expect(browser.shows("1 of 60, all shown"))
    browser.press("js")
    #expect(browser.shows("2 of 60, all shown"))
    browser.press("s")
    // It stays until the filter is edited.
    #expect(browser.shows("2 of 60, all shown") && browser.shows("×"))
  }

  @Test func withoutAFilterNothingIsHidden() {
    let browser = browser(".")
    #expect(browser.shows("Nothing is hidden: / opens the filter.") && browser.shows("60 of 60 "))
  }

  /// Esc leaves them first, then the filter. A jump to one of them needs no other filter.
  @Test func escapeAndJumps() {
    let browser = browser("/sparse<Enter>.:2504.10001<Enter>")
    #expect(browser.browser.view.paper == PaperID("2504.10001"))
    #expect(browser.browser.view.filter == "sparse")
    browser.press("<Esc>")
    #expect(browser.shows("20 of 60 ") && browser.browser.view.filter == "sparse")
    browser.press("<Esc>")
    #expect(browser.browser.view.filter == "")
  }

  @Test func aClickTakesOneOfThem() {
    let browser = browser("/sparse<Enter>.gg")
    let row = list(browser).dropFirst().first { $0.isDim }!
    browser.click(on: "Paper \(row.number):")
    #expect(browser.browser.view.paper == PaperID("2504.\(10000 + row.number)"))
  }

  /// While a library is read, and when it is another one, the list has no row that is not there.
  @Test func anotherLibrary() {
    let browser = browser("/sparse<Enter>.G")
    browser.load(["mixed"])
    #expect(browser.shows("2 of 7, all shown"))
    browser.load(["mixed", "linked"])
    #expect(browser.shows(", all shown"))
    browser.load([])
    #expect(browser.shows("0 of 0"))
  }
}
