import Canvas
import Catalog
import Digests
import Interface
import Papers
import Testing

/// Menus: links, related papers, sources; and the way back.
@Suite struct MenuTests {
  private func browser(_ keys: String, keymap: Keymap = .vim) -> TestBrowser {
    let browser = TestBrowser(
      Size(columns: 100, rows: 30), digests: ["linked", "linked-before"], keymap: keymap)
    browser.press(keys)
    return browser
  }

  @Test func linksHaveAKeyEach() {
    let browser = browser("f")
    for label in [
      "1  abstract page", "2  PDF", "3  HTML", "4  code", "https://github.com/example/sketch",
      "5  in the text", "https://example.org/data", "6  arXiv:2506.01111", "Sketching Trees",
      "7  arXiv:math/0211159", "not among these papers",
    ] {
      #expect(browser.shows(label), "\(label)")
    }
    #expect(!browser.shows("1234.5678v") && !browser.shows(" 8  "))
    browser.press("5")
    #expect(browser.takeEffects() == [.open("https://example.org/data")])
    #expect(!browser.shows("abstract page"))
  }

  @Test func enterTakesTheOneUnderTheCursorAndEscapeNone() {
    let browser = browser("f<Down><Down><Up><Enter>")
    #expect(browser.takeEffects() == [.open("https://arxiv.org/pdf/2506.01234v2")])
    browser.press("f<Esc>")
    #expect(browser.takeEffects() == [] && !browser.shows("abstract page"))
    browser.press("f~")
    #expect(browser.shows("abstract page"), "a key of no item does nothing")
  }

  /// Where letters stand for nothing, `q` closes, as it leaves everything else.
  @Test func theLetterThatLeavesClosesAMenuThatHasNoItemForIt() {
    let browser = browser("fq")
    #expect(!browser.shows("abstract page") && browser.takeEffects() == [])
    browser.handle(.said(Message("Something was said.")))
    browser.press("<Esc>gm")
    #expect(browser.shows("What was said"))
    browser.press("q")
    #expect(!browser.shows("What was said") && browser.takeEffects() == [])
  }

  @Test func inALongMenuItTakesItsItem() {
    let addresses = (0..<40).map { "https://example.org/\($0)" }.joined(separator: " ")
    let text = "# 2025-06-03\n\n## Many\n\n> http://arxiv.org/abs/2506.00001v1\n\n\(addresses)\n"
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: [])
    let library = Library().adding([TestBrowser.read(text, path: "many.md")])
    browser.load(library, Loading(filesDone: 1, filesFound: 1, title: "many"))
    browser.press("fq")
    #expect(browser.takeEffects().contains(.open("https://example.org/23")))
  }

  @Test func idsAreJumpsWithAWayBack() {
    let browser = browser("/graphs<Enter>f6")
    #expect(browser.takeEffects() == [])
    // The filter hid it, and gave way.
    #expect(browser.shows("We sketch streams of trees") && browser.shows("3 of 3"))
    browser.press("<C-o>")
    #expect(
      browser.shows("/ graphs") && browser.shows("1 of 3") && browser.shows("sketch streams of"))
    browser.press("<C-o>")
    #expect(browser.shows("nothing to go back to"))
    browser.press("f7")
    #expect(browser.takeEffects() == [.open("https://arxiv.org/abs/math/0211159")])
  }

  @Test func relatedPapersSayWhy() {
    let browser = browser("*")
    let id = PaperID("2506.01234")!
    #expect(browser.isAsked(.related))
    browser.answer(.related, .related(id, browser.library.related(to: id)!))
    #expect(browser.shows("Papers like this one") && browser.shows("1  Sketching Trees in Streams"))
    #expect(browser.shows("Bo Two"))
    browser.press("1")
    #expect(browser.shows("We sketch streams of trees"))
  }

  @Test func anAnswerForAnotherPaperIsDropped() {
    let browser = browser("*j")
    let id = PaperID("2506.01234")!
    browser.answer(.related, .related(id, browser.library.related(to: id)!))
    #expect(!browser.shows("Papers like this one"))
  }

  @Test func sourcesAreComparedWordByWord() {
    let browser = browser("V")
    #expect(
      browser.shows("1  linked.md:3         v2") && browser.shows("2  linked-before.md:3  v1"))
    browser.press("2")
    #expect(browser.shows("[−many") && browser.shows("[+few"))
    browser.press("q")
    #expect(!browser.shows("[−many") && browser.shows("few"))
    browser.press("JV")
    #expect(browser.shows("One digest has this paper, once."))
  }

  @Test func aPinnedPaperStaysBesideTheOthers() {
    let browser = browser("gkJ")
    #expect(browser.shows("streams of graphs") && browser.shows("sketch streams of"))
    #expect(browser.shows("Sketching Trees in Streams"))
    browser.press("gk")
    #expect(!browser.shows("streams of graphs") && browser.shows("DATE"))
    browser.press("gggkq")
    #expect(browser.shows("DATE"))
  }

  @Test func findingMarksTheTextOfTheReader() {
    let browser = browser("/sketch<Enter>g/few<Space>counters")
    #expect(browser.shows("find: few counters") && browser.shows("1 match"))
    #expect(browser.roles().joined().contains("MMMMMMMM"))
    browser.press("<BS><BS><BS><BS><BS><BS><BS><BS><BS><BS><BS><BS>e<Enter>n")
    #expect(browser.shows("Match 2 of"))
    browser.press("<Esc>")
    #expect(browser.roles().joined().contains("m") && browser.shows("/ sketch"))
    browser.press("g/nowhere<Esc>")
    #expect(browser.shows("/ sketch") && !browser.shows("find:"))
  }

  @Test func aCollaborationStandsAtTheEnd() {
    let names = (1...1786).map { "A. Name\($0)" }.joined(separator: ", ")
    let text = """
      # 2025-06-10

      ## A Measurement

      >Authors: \(names)

      >2025-06-09

      > http://arxiv.org/abs/2506.05555v1

      We measure.
      """
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: [])
    let library = Library().adding([TestBrowser.read(text, path: "big.md")])
    browser.load(library, Loading(filesDone: 1, filesFound: 1, title: "big.md"))
    #expect(browser.shows("A. Name10, … and 1776") && browser.shows("We measure."))
    #expect(browser.shows("All 1786 authors"))
    browser.press("<Enter>G")
    #expect(browser.shows("A. Name1786") && browser.shows("in big.md:3"))
  }

  @Test func menusFitAnyScreen() {
    for size in [
      Size(columns: 1, rows: 1), Size(columns: 12, rows: 4), Size(columns: 300, rows: 9),
    ] {
      let browser = TestBrowser(size, digests: ["linked"])
      browser.press("f<Down><Down><PgDn><End>")
      _ = browser.draw()
      browser.handle(.resize(Size(columns: 2, rows: 2)))
      _ = browser.rows()
    }
  }
}
