import Canvas
import Catalog
import Citations
import Papers
import Testing

@testable import Interface

/// Citations of the paper, or of those that are selected.
@Suite struct CitingTests {
  private func browser(_ keys: String, digests: [String] = ["mixed"]) -> TestBrowser {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: digests)
    browser.press(keys)
    return browser
  }

  private func copied(_ keys: String) -> (text: String, name: String)? {
    let effects = browser(keys).takeEffects()
    guard effects.count == 1, case .copy(let text, let name) = effects[0] else { return nil }
    return (text, name)
  }

  @Test(arguments: [
    ("yb", "@misc{muller2025sieve,\n", "BibTeX of 1 paper"),
    ("yB", "@online{muller2025sieve,\n", "BibLaTeX of 1 paper"),
    ("yr", "TY  - GEN\r\n", "RIS of 1 paper"),
    ("yj", "[\n  {\"id\": \"muller2025sieve\"", "CSL-JSON of 1 paper"),
    ("yM", "- [Sieve: Choosing Keys", "Markdown of 1 paper"),
    ("yo", "* [[https://arxiv.org/abs/2504.16922][Sieve:", "Org of 1 paper"),
    ("yp", "Ana Müller, Bo Li, ", "text of 1 paper"),
    ("yT", "Ana Müller, Bo Li, ", "your template of 1 paper"),
    ("xxyb", "@misc{muller2025sieve,\n", "BibTeX of 2 papers"),
  ])
  func aChordForEachFormat(keys: String, beginning: String, name: String) throws {
    let found = try #require(copied(keys))
    #expect(found.text.hasPrefix(beginning) && found.name == name, "\(found)")
  }

  @Test func manyAreCitedAwayFromTheKeys() {
    let browser = browser("", digests: ["many"])
    browser.held.insert(.citing)
    browser.press("gayb")
    #expect(browser.takeEffects() == [] && browser.isAsked(.citing))
    browser.release(.citing)
    guard case .copy(let text, "BibTeX of 60 papers")? = browser.takeEffects().first else {
      Issue.record("nothing copied")
      return
    }
    #expect(text.split(separator: "\n").count { $0.hasPrefix("@misc{") } == 60)
  }

  /// The number and the beginning of the file are seen before anything is written.
  @Test func aFileIsNamedWithItsNumberAndBeginningInSight() {
    let browser = browser("xxE")
    browser.held.insert(.citing)
    #expect(browser.shows("2 selected papers as BibTeX") && browser.shows("@misc{muller2025sieve,"))
    browser.press("refs.ris")
    #expect(browser.shows("2 selected papers as RIS") && browser.shows("TY  - GEN"))
    browser.press("<Enter>")
    guard case .cite(let citing)? = browser.last(.citing)?.job else {
      Issue.record("nothing to be written")
      return
    }
    #expect(citing.use == .write(to: "refs.ris", .new) && citing.papers.count == 2)
    browser.release(.citing)
    #expect(browser.shows("2 papers written to refs.ris"))
  }

  @Test(arguments: [
    (":export a.bib<Enter>", Citing.FileWay.new), (":export-replace a.bib<Enter>", .replace),
    (":export-append a.bib<Enter>", .append),
  ])
  func theWholeListWhenNothingIsSelected(keys: String, way: Citing.FileWay) {
    let browser = browser("")
    browser.held.insert(.citing)
    let count = browser.library.count
    browser.press(keys)
    guard case .cite(let citing)? = browser.last(.citing)?.job else {
      Issue.record("nothing to be written")
      return
    }
    #expect(citing.papers.count == count && citing.use == .write(to: "a.bib", way))
  }

  @Test func thereIsNothingToCite() {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: [])
    browser.press("yb")
    browser.press(":export a.bib<Enter>")
    #expect(browser.takeEffects() == [] && !browser.isAsked(.citing))
  }
}
