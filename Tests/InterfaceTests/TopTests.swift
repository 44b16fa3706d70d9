import Canvas
import Catalog
import Digests
import Interface
import Papers
import Testing

/// Until the reader moves in a pane it stays at its top, whatever comes in.
@Suite struct TopTests {
  /// Digests of one paper each with tags of its own; the later ones have more papers to a tag.
  private func library(_ count: Int) -> Library {
    Library().adding(
      (0..<count).map { number in
        var text = "# 2025-04-\(10 + number)\n\n"
        for paper in 0...number {
          text += """
            ## Paper \(number)-\(paper)

            >2025-04-\(10 + number)

            > http://arxiv.org/abs/2504.\(10000 + number * 100 + paper)v1

            About **tag\(number)** and **only\(number)x\(paper)**.


            """
        }
        return TestBrowser.read(text, path: "\(number).md")
      })
  }

  private func load(_ count: Int, of all: Int, into browser: TestBrowser) {
    browser.load(
      library(count), Loading(filesDone: count, filesFound: all, title: "\(all) digests"))
  }

  /// The row of the list or the tags that has the cursor.
  private func cursorRow(_ browser: TestBrowser) -> String {
    let row = browser.roles().firstIndex { $0.contains("ccc") }
    return row.map { browser.rows()[$0] } ?? ""
  }

  @Test func tagsShowTheMostFrequent() {
    let browser = TestBrowser(Size(columns: 140, rows: 14), digests: [])
    for count in 1...9 { load(count, of: 9, into: browser) }
    // Under the headings of the sections before them.
    #expect(browser.rows().first { $0.contains("  tag") }?.contains("tag8") == true)
    browser.press("T")
    #expect(cursorRow(browser).contains("tag8"))
    #expect(browser.shows(" 1/45"))
  }

  /// Looking at the tags, at the help, sorting: none of it is moving in the list.
  @Test(arguments: ["T", "?<Esc>", "Sd", "zz", "<Tab><Tab><Tab>", ":<Esc>", ">", "Tj"])
  func theListStaysAtItsTopWhileItGrows(keys: String) {
    let browser = TestBrowser(Size(columns: 140, rows: 14), digests: [])
    load(2, of: 9, into: browser)
    // The third pane round is the reader, whose paper stays.
    let stays = keys.hasPrefix("<Tab>")
    browser.press(keys)
    for count in 3...9 { load(count, of: 9, into: browser) }
    #expect(browser.shows(" 1/45") == !stays, "\(keys)")
  }

  @Test(arguments: ["j", "l", "s", "yi", "J", "n"])
  func thePaperOfTheReaderStays(keys: String) {
    let browser = TestBrowser(Size(columns: 140, rows: 14), digests: [])
    load(2, of: 9, into: browser)
    browser.press(keys)
    let paper = browser.browser.view.paper
    for count in 3...9 { load(count, of: 9, into: browser) }
    #expect(!browser.shows(" 1/45") && browser.browser.view.paper == paper)
  }

  @Test func theTagThatTheReaderWentToStays() {
    let browser = TestBrowser(Size(columns: 140, rows: 14), digests: [])
    load(3, of: 9, into: browser)
    browser.press("Tj")
    let tag = cursorRow(browser).split(separator: " ")[0]
    for count in 4...9 {
      load(count, of: 9, into: browser)
      #expect(cursorRow(browser).split(separator: " ")[0] == tag)
    }
    browser.press("<Enter>")
    #expect(browser.shows("/ tag:\"\(tag)\""))
  }

  /// The tag under the bar is the one that Enter takes, also when the one before it has gone.
  @Test func enterTakesTheTagUnderTheBar() {
    let browser = TestBrowser(Size(columns: 140, rows: 14), digests: [])
    load(4, of: 4, into: browser)
    browser.press("TjjG/3-1<Enter>")
    let tag = cursorRow(browser).split(separator: " ")[0]
    browser.press("<Enter>")
    #expect(browser.shows("tag:\"\(tag)\""))
  }
}
