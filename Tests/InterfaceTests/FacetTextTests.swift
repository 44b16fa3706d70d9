import Canvas
import Catalog
import Papers
import Testing

@testable import Interface

/// Facets are words of the filter, wherever they are written.
@Suite struct FacetTextTests {
  private func browser(_ keys: String = "", digests: [String] = ["mixed"]) -> TestBrowser {
    let browser = TestBrowser(Size(columns: 140, rows: 40), digests: digests)
    browser.press(keys)
    return browser
  }

  private func filter(_ browser: TestBrowser) -> String { browser.browser.view.filter }

  @Test func enterAndMinusWriteAndTakeOut() {
    let browser = browser("/a<Enter>T<Enter>")
    #expect(filter(browser).hasPrefix("a tag:\""))
    browser.press("-")
    #expect(filter(browser).hasPrefix("a -tag:\""))
    // The cursor is on it still.
    browser.press("-")
    #expect(filter(browser) == "a")
    browser.press("<Enter>X")
    #expect(filter(browser) == "a")
  }

  /// What is hidden stays where its number puts it, with the number of papers that are hidden.
  @Test func whatIsHiddenSaysHowMany() {
    let browser = browser("T", digests: ["mixed", "card"])
    let facet = browser.facetRows()[1]
    browser.press("j-")
    #expect(filter(browser) == "-tag:\"\(facet.name)\"")
    #expect(browser.shows("− \(facet.name)") && browser.shows(" −\(facet.count)"))
    let all = browser.rows()[0]
    browser.press("-")
    #expect(filter(browser).isEmpty && browser.rows()[0] != all)
    // One that is asked for is gone along with.
    browser.press("<Enter>")
    #expect(browser.shows("+ \(facet.name)"))
    browser.press("<Enter>")
    #expect(!filter(browser).contains("tag:"))
  }

  /// What is typed lights the facet, and Enter on it takes out what was typed.
  @Test(arguments: [
    "tag:\"Quantization\"", "#quantization", "kv #\"QUANTIZATION\"", "tag:quantization x",
  ])
  func whatIsTypedLightsTheFacet(text: String) {
    let browser = browser("/" + text + "<Enter>")
    #expect(browser.shows("+ quantization"))
    let row = browser.rows().firstIndex { $0.contains("+ quantization") }!
    #expect(browser.roles()[row].prefix(24).contains(Role.included.letter))
    browser.click(on: "+ quantization")
    #expect(!filter(browser).lowercased().contains("quant"))
  }

  @Test func anExcludedOneIsLitToo() {
    #expect(browser("/-#quantization<Enter>").shows("− quantization"))
    #expect(browser("sT-").shows("−"))
  }

  /// Over all facets of several libraries, by keys: what the count says is what Enter shows.
  @Test(arguments: [["mixed"], ["card", "mixed"], ["many"], ["tex"]])
  func theCountIsTheCountAfterEnter(digests: [String]) {
    // Each section is opened and gone into, as far as there is one.
    let keys = "sjsjrt<C-u>label kv<Enter>T{{{{{{{{<Home>" + String(repeating: "}l", count: 9)
    // Enter on a year opens it, so that other rows are elsewhere: each begins anew.
    func open() -> TestBrowser {
      let browser = TestBrowser(Size(columns: 140, rows: 200), digests: digests)
      browser.press(keys)
      return browser
    }
    let facets = open().facetRows()
    #expect(facets.count > 3)
    for facet in facets {
      let browser = open()
      browser.click(3, facet.row)
      let shown = browser.rows()[0]
      #expect(shown.contains(" \(facet.count) of "), "\(facet.name): \(shown)")
    }
  }

  @Test func undoInTheFilterTakesAFacetBack() {
    let browser = browser("T<Enter>/")
    // What is typed there is a word of its own.
    #expect(filter(browser).hasSuffix("\" "))
    let with = String(filter(browser).dropLast())
    browser.press("<C-_>")
    #expect(with.hasPrefix("tag:") && filter(browser).isEmpty)
    browser.press("<Esc>")
    #expect(filter(browser) == with)
  }

  @Test func unfinishedWordsAreDim() {
    let browser = browser("/kv is:unr")
    let column = browser.rows()[0].distance(
      from: browser.rows()[0].startIndex, to: browser.rows()[0].firstRange(of: "is:unr")!.lowerBound
    )
    let roles = Array(browser.roles()[0])
    #expect(roles[column] == Role.dim.letter && roles[column - 2] == Role.prompt.letter)
  }

  /// A word that is turned round is applied when a blank or Enter has ended it.
  @Test func anOpenNegationWaits() {
    let browser = browser("/-#quantization")
    #expect(browser.rows()[0].contains(" 7 of 7 "))
    let all = browser.rows()[0].suffix(20)
    browser.press("<Enter>")
    #expect(browser.rows()[0].suffix(20) != all)
    browser.press("/")
    #expect(browser.rows()[0].suffix(20) == all)
    browser.press("<Space>")
    #expect(browser.rows()[0].suffix(20) != all)
    browser.press("<Esc>")
    #expect(filter(browser) == "-#quantization" && browser.rows()[0].suffix(20) != all)
  }

  @Test func whatIsWrongIsSaidAtItsColumn() {
    let browser = browser("/kv date:2025-13 x")
    #expect(browser.shows("asks for nothing: date: takes 2025") || browser.shows("“date:2025-13”"))
    browser.press("<Enter>")
    #expect(browser.shows("(column 4)"))
  }

  /// A facet that is pressed must hold whatever else is asked for.
  @Test func alternativesAreBracketedBeforeAFacet() {
    let browser = browser("/a | b<Enter>T<Enter>")
    #expect(filter(browser).hasPrefix("(a | b) tag:\""))
  }

  @Test func tagsComplete() {
    let browser = browser("/a #quant")
    #expect(browser.rows()[2].contains("quantization 3"))
    browser.press("<Tab>")
    #expect(filter(browser) == "a #\"quantization\"")
    browser.press("<C-u>tag:sp<Tab>")
    #expect(filter(browser).hasPrefix("tag:\"sp"))
  }

  /// The numbers of tags are those of a library: after another one nothing is mistaken for another tag.
  @Test func anotherLibraryHasOtherNumbers() {
    let browser = browser("T<Enter>")
    let text = filter(browser)
    browser.load(["many", "mixed"])
    #expect(filter(browser) == text && browser.shows("+ quantization"))
    let place = browser.place(of: "+ quantization")!
    // A press that was on its way when it came.
    let old = MouseEvent(action: .press, at: Point(column: place.column, row: place.row))
    browser.load(["card", "many", "mixed"])
    browser.handle(.mouse(old))
    #expect(filter(browser) == text)
    browser.press("<Enter>")
    #expect(filter(browser).isEmpty)
  }
}

extension TestBrowser {
  /// The facets on the screen with their counts.
  fileprivate func facetRows() -> [(name: String, count: Int, row: Int)] {
    rows().enumerated().dropFirst(2).dropLast().compactMap { row, text in
      guard let pane = text.split(separator: "│", omittingEmptySubsequences: false).first else {
        return nil
      }
      let words = pane.split { $0 == " " || "█▏▎▍▌▋▊▉░".contains($0) }
      guard words.count >= 2, let count = Int(words.last!),
        !"▾▸".contains(words[0]) || words[1].first?.isNumber == true
      else { return nil }
      return (words.dropLast().joined(separator: " "), count, row)
    }
  }
}
