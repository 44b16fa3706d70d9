import Canvas
import Catalog
import Papers
import Testing

@testable import Interface

/// Papers without an arXiv id, seen and marked like all others.
@Suite struct OutsidePaperTests {
  private static let lanterns = PaperKey(text: "openreview.net/forum?id=lAnTeRn01").id
  private static let journal = PaperKey(text: "doi:10.1000/182").id
  private static let byTitle = PaperKey(text: "title:nothingbutatitleandaname/noe").id

  private func browser(_ keys: String = "", columns: Int = 120) -> TestBrowser {
    let browser = TestBrowser(Size(columns: columns, rows: 30), digests: ["elsewhere"])
    _ = browser.takeEffects()
    browser.press(keys)
    return browser
  }

  @Test func allAreListedByDate() {
    let browser = browser()
    #expect(browser.library.count == 5)
    for title in ["Lanterns", "Millstones", "A Journal Knows", "Nothing But", "Sieve"] {
      #expect(browser.shows(title))
    }
  }

  @Test(arguments: [
    (
      "lanterns", "https://openreview.net/forum?id=lAnTeRn01",
      "https://openreview.net/pdf?id=lAnTeRn01"
    ),
    (
      "millstones", "https://aclanthology.org/2023.acl-long.999/",
      "https://aclanthology.org/2023.acl-long.999.pdf"
    ),
    ("sieve", "https://arxiv.org/abs/2504.16922v1", "https://arxiv.org/pdf/2504.16922v1"),
  ])
  func pageAndPDFAreWhereThePaperIs(word: String, page: String, pdf: String) {
    let browser = browser("/\(word)<Enter>")
    _ = browser.takeEffects()
    browser.press("o")
    #expect(browser.takeEffects() == [.open(page)])
    browser.press("O")
    #expect(browser.takeEffects() == [.open(pdf)])
    browser.press("yy")
    #expect(browser.takeEffects() == [.copy(page, name: "the address")])
    #expect(browser.shows(String(page.prefix(40))))
  }

  @Test func pdfThatNobodyKnowsIsSaid() {
    let browser = browser("/journal<Enter>")
    _ = browser.takeEffects()
    browser.press("O")
    #expect(browser.takeEffects().isEmpty)
    #expect(browser.shows("Where its PDF is, is not known: o opens its page."))
  }

  @Test func paperWithoutAddressSaysSo() {
    let browser = browser("/nothing<Enter>")
    _ = browser.takeEffects()
    for keys in ["o", "O", "yy", "f"] {
      browser.press(keys)
      #expect(browser.takeEffects().isEmpty)
      #expect(browser.shows("No digest gives an address of this paper."), "\(keys)")
    }
    browser.press("ym")
    #expect(
      browser.takeEffects() == [
        .copy("Nothing But a Title and a Name", name: "the Markdown link")
      ])
  }

  @Test func readerSaysWhereAPaperIsKnown() {
    #expect(
      browser("/lanterns<Enter>").shows("2024-05-07 · openreview.net · \(Self.lanterns)"))
    let journal = browser("/journal<Enter>")
    #expect(journal.shows("2022-01-31 · doi:10.1000/182 · \(Self.journal)"))
    #expect(!journal.shows("arXiv:"))
    #expect(browser("/nothing<Enter>").shows("\(Self.byTitle)"))
    #expect(browser("/sieve<Enter>").shows("arXiv:2504.16922v1"))
  }

  @Test func idIsFoundCopiedAndGoneTo() {
    let browser = browser("/\(Self.journal)<Enter>")
    #expect(browser.shows("1 of 5"))
    _ = browser.takeEffects()
    browser.press("yi")
    #expect(browser.takeEffects() == [.copy("\(Self.journal)", name: "the id")])
    for text in [
      "\(Self.lanterns)", "https://openreview.net/pdf?id=lAnTeRn01",
    ] {
      let other = self.browser(":<C-u>\(text)<Enter>")
      other.press("yi")
      #expect(other.takeEffects().last == .copy("\(Self.lanterns)", name: "the id"), "\(text)")
    }
    browser.press(":<C-u>x/8zzzzzzzzzzzz<Enter>")
    #expect(browser.shows("x/8zzzzzzzzzzzz is not among these papers."))
    #expect(browser.takeEffects().isEmpty)
  }

  @Test func marksAreMadeAndUndone() {
    let browser = browser("/lanterns<Enter>srm4at<C-u>label \"to cite\"<Enter>", columns: 200)
    #expect(browser.shows("★ starred") && browser.shows("✓ read") && browser.shows("#to cite"))
    #expect(browser.marks.firm[Self.lanterns]?.isStarred == true)
    browser.press("uuuuu")
    #expect(browser.marks.firm[Self.lanterns]?.isEmpty ?? true)
    #expect(!browser.shows("★ starred"))
    browser.press("<C-r>")
    #expect(browser.marks.firm[Self.lanterns]?.isStarred == true)
  }

  @Test func notesAreWritten() {
    let browser = browser("/lanterns<Enter>")
    _ = browser.takeEffects()
    browser.press("e")
    #expect(browser.isAsked(.note))
    browser.handle(.noteWritten(Self.lanterns, "To be read by candlelight.", replaces: []))
    #expect(browser.shows("To be read by candlelight."))
  }

  @Test func triageGoesThroughThem() {
    let browser = browser()
    var arrivals = Arrivals()
    arrivals.new = [Self.lanterns, Self.journal]
    browser.arrive(arrivals, since: "yesterday")
    browser.press("i")
    #expect(browser.shows("Lanterns"))
    browser.press("s")
    #expect(browser.marks.firm[Self.lanterns]?.isStarred == true)
    #expect(browser.shows("A Journal Knows"))
  }

  /// The cursor, and what is restored at the next start.
  @Test func cursorStaysOnThePaper() {
    let browser = browser("/x/<Enter><C-x>")
    browser.press(":<C-u>\(Self.byTitle)<Enter>")
    let view = browser.browser.view
    #expect(view.paper == Self.byTitle)
    let next = TestBrowser(Size(columns: 120, rows: 30), digests: ["elsewhere"], view: view)
    _ = next.takeEffects()
    next.press("yi")
    #expect(next.takeEffects() == [.copy("\(Self.byTitle)", name: "the id")])
  }

  @Test func filterForTheBeginningOfIDsFindsPapersWithoutArxivID() {
    #expect(browser("/x/<Enter>").shows("4 of 5"))
    #expect(browser("/id:2504<Enter>").shows("1 of 5"))
  }
}

@Suite struct PaperPDFTests {
  @Test(
    arguments: [
      ("https://openreview.net/forum?id=a_B-1", "https://openreview.net/pdf?id=a_B-1"),
      ("https://openreview.net/pdf?id=a", "https://openreview.net/pdf?id=a"),
      ("https://openreview.net/group?id=a", nil),
      ("https://www.aclanthology.org/P19-1001", "https://aclanthology.org/P19-1001.pdf"),
      ("https://aclanthology.org/events/acl-2023/", nil),
      (
        "https://openaccess.thecvf.com/content/CVPR2021/html/A_paper.html",
        "https://openaccess.thecvf.com/content/CVPR2021/papers/A_paper.pdf"
      ),
      (
        "https://proceedings.mlr.press/v97/tan19a.html",
        "https://proceedings.mlr.press/v97/tan19a/tan19a.pdf"
      ),
      (
        "https://proceedings.neurips.cc/paper_files/paper/2022/hash/ab-Abstract-Conference.html",
        "https://proceedings.neurips.cc/paper_files/paper/2022/file/ab-Paper-Conference.pdf"
      ),
      ("https://eprint.iacr.org/2020/123", "https://eprint.iacr.org/2020/123.pdf"),
      ("https://example.org/a.pdf?x=1", "https://example.org/a.pdf?x=1"),
      ("https://example.org/a", nil), ("https://", nil), ("", nil),
    ] as [(String, String?)])
  func pageLeadsToItsPDF(page: String, pdf: String?) {
    #expect(PaperPDF.address(ofPage: page) == pdf)
  }
}
