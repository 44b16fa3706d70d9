import Canvas
import Catalog
import Digests
import Papers
import Testing

@testable import Interface

/// Inputs that are far larger than usual: what is done with them is bounded, or linear.
@Suite struct LargeInputTests {
  /// The help was searched for every pasted word at every key, and the line under the caret measured
  /// anew for every character left out of it.
  @Test func whatIsPastedIsBounded() {
    for open in ["?", "/", ":", "g/"] {
      let browser = TestBrowser(Size(columns: 80, rows: 24), digests: ["mixed"])
      browser.press(open)
      browser.handle(.paste(String(repeating: "a word ", count: 43_000)))
      #expect(browser.shows("A line holds 4096 characters") || open != "/")
      browser.press("x<BS>")
      browser.handle(.paste(String(repeating: "e\u{301}", count: 100_000)))
      #expect(browser.rows().count == 24)
      browser.press("<Enter>gm")
      #expect(browser.shows("A line holds 4096 characters: the rest was left out."))
    }
  }

  @Test func aLineHoldsWhatFitsAndMore() {
    let browser = TestBrowser(Size(columns: 80, rows: 24), digests: ["mixed"])
    browser.press("/")
    browser.handle(.paste(String(repeating: "x", count: State.lineLimit)))
    browser.press("y")
    #expect(browser.browser.view.filter.count == State.lineLimit)
    browser.press("<BS>z")
    #expect(browser.browser.view.filter.hasSuffix("xz"))
    // What was deleted may come back, but not twice.
    browser.press("<C-u><C-y><C-y>")
    #expect(browser.browser.view.filter.count == State.lineLimit)
  }

  /// However long the line, only what fits before the caret is measured.
  @Test func aLongLineIsShownAroundItsCaret() {
    for count in [100, 1000, 4000] {
      let browser = TestBrowser(Size(columns: 80, rows: 24), digests: ["mixed"])
      browser.press(":")
      browser.handle(.paste((0..<count).map { "\($0 % 10)" }.joined()))
      let row = browser.rows()[23]
      #expect(row.contains("56789") && row.hasPrefix(":"), "\(row)")
    }
  }

  /// The links of a paper with very many addresses; each was compared with all before it.
  @Test(arguments: [1250, 2500, 5000])
  func manyAddresses(count: Int) {
    let addresses = (0..<count).map { "https://example.org/\($0)" }
    let text =
      "# 2025-06-03\n\n## Many\n\n>Authors: A. One\n\n> http://arxiv.org/abs/2506.00001v1\n\n"
      + (addresses + addresses).joined(separator: " ") + "\n"
    let digest = TestBrowser.read(text, path: "many.md")
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: [])
    browser.load(
      Library().adding([digest]), Loading(filesDone: 1, filesFound: 1, title: "many"))
    browser.press("f<End>")
    #expect(browser.shows("https://example.org/\(count - 1)"))
    #expect(browser.shows("\(count + 3)/\(count + 3)"))
  }

  /// Each bracket at an end was counted with all others of the address.
  @Test func addressesFullOfBrackets() {
    let text = "(http://a.b/(c)" + String(repeating: ")", count: 1900) + ") [http://a.b/[c]]]"
    #expect(Paper.addresses(in: text) == ["http://a.b/(c)", "http://a.b/[c]"])
    let many = String(
      repeating: "http://a.b/" + String(repeating: "]", count: 1900) + " ", count: 100)
    #expect(Paper.addresses(in: many).count == 100)
  }

  @Test(arguments: [17, 4000, 16_000])
  func keySequencesAreBounded(count: Int) {
    var parser = KeymapParser()
    let keys = String(repeating: "<C-x>", count: count)
    parser.read("list \(keys) star\nlist x select\n", file: "keys")
    #expect(parser.problems.map(\.kind) == [.tooManyKeys(limit: 16)])
    #expect(!parser.keymap.bindings(in: .list).isEmpty)
  }

  @Test func aNameOfAnyLengthIsNoCommand() {
    #expect(nearest(String(repeating: "a", count: 300_000), among: Command.all.map(\.name)) == nil)
    #expect(nearest("reloda", among: Command.all.map(\.name)) == "reload")
  }
}
