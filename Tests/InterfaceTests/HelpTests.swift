import Canvas
import Testing

@testable import Interface

/// The help at the size where most is cut.
@Suite struct HelpTests {
  @Test func everySentenceIsWholeAt80Columns() {
    let browser = TestBrowser(Size(columns: 80, rows: 24))
    browser.press("?")
    for _ in 0..<20 {
      for row in browser.rows()[1..<23] { #expect(!row.contains("…"), "\(row)") }
      browser.press("<PgDn>")
    }
  }

  /// It is `<lt>` in files of keys alone.
  @Test func aKeyIsShownAsItIsWritten() {
    let browser = TestBrowser(Size(columns: 80, rows: 24))
    browser.press("?less room")
    #expect(browser.shows("│  < ") && !browser.shows("<lt>"))
  }
}
