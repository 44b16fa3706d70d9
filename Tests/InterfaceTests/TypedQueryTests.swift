import Canvas
import Catalog
import Testing

@testable import Interface

/// Questions as researchers type them, letter by letter.
@Suite struct TypedQueryTests {
  private static let questions = [
    "caching", "sparse models", "\"dense models\"", "-survey", "sparse -attention", "!dense",
    "sparse | dense", "(sparse | caching) models", "-(cat:(cs.LG | cs.CL))", "title:sparse",
    "ti:\"dense models\"", "au:other", "author:other", "author:\"b. other\"",
    "author:\"other, b\"", "ab:abstract", "tag:caching", "#caching", "tag:\"caching\"",
    "-#caching", "tag:(caching | pruning)", "in:many", "in:\"many\"", "2504.10", "id:2504.10",
    "date:2025", "date:2025-04", "date:2025-04-12", "date:2025-01..05", "date:2025-04..",
    "date:..2025-04", "date:<2026", "date:>=2025-04", "-date:2024", "version:>1", "version:2..3",
    "authors:2", "authors:>=2", "is:unread", "-is:starred", "has:abstract", "-has:code",
    "/paper \\d+/", "title:/sparse|dense/", "abstract:/pap.r/", "sort:-date", "sparse sort:title",
    "sparse au:other date:2025", "models -(sparse | tag:pruning)", "view:unread", "the uses",
    "~modls",
  ]

  /// What finds papers in the end finds some all the while, and nothing is wrong with it on the way.
  @Test(arguments: questions)
  func nothingFlickersToEmpty(question: String) {
    let browser = TestBrowser(Size(columns: 120, rows: 30), digests: ["many"])
    browser.press("/")
    for character in question {
      browser.handle(.key(Key(character)))
      let heading = browser.rows()[0]
      #expect(browser.browser.view.filter == question.prefix(browser.browser.view.filter.count))
      #expect(!heading.contains(" 0 of"), "\(heading)")
      let last = browser.rows()[29]
      #expect(!last.contains("(column "), "\(last)")
    }
    browser.press("<Enter>")
    #expect(!browser.rows()[0].contains(" 0 of"), "\(browser.rows()[0])")
    #expect(!browser.rows()[29].contains("asks for nothing"), "\(browser.rows()[29])")
  }

  /// Any question, any sheet, any size: something is drawn at each key.
  @Test func everyPrefixIsDrawnWithEverySheet() {
    for keys in ["/", "/?", "/<C-o>"] {
      for (columns, rows) in [(80, 24), (20, 8)] {
        let browser = TestBrowser(Size(columns: columns, rows: rows), digests: ["mixed"])
        browser.press(keys)
        for question in TypedQueryTests.questions {
          for character in question + " " {
            browser.handle(.key(Key(character)))
            _ = browser.draw()
          }
          browser.press("<C-u>")
        }
      }
    }
  }
}
