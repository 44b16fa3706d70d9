import Canvas
import Interface
import Papers
import Testing

/// The next start looks as the last one was left.
@Suite struct SavedViewTests {
  private let size = Size(columns: 140, rows: 40)

  @Test(arguments: [
    "", "j", "/sparse<Enter>j", "StSt", "Gz", "T<Enter>", "T-<Tab>j", "<Enter><C-d>", "$", ">>>",
    "/is:unread<Enter>T<Enter>", "15G<C-e><C-e>",
  ])
  func comesBack(keys: String) {
    let before = TestBrowser(size, digests: ["mixed", "many"])
    before.press(keys)
    _ = before.rows()
    let after = TestBrowser(size, digests: ["mixed", "many"], view: before.browser.view)
    #expect(after.rows().dropLast() == before.rows().dropLast())
    #expect(after.browser.view == before.browser.view)
  }

  @Test func theHistoryOfFiltersComesBack() {
    let before = TestBrowser(size)
    before.press("/one<Enter>/<C-u>two<Enter><C-x>")
    let after = TestBrowser(size, view: before.browser.view)
    after.press("/<Up><Up>")
    #expect(after.shows("/ one"))
  }

  @Test func aPaperThatIsGoneIsNoTrouble() {
    let before = TestBrowser(size, digests: ["many"])
    before.press("20j")
    let after = TestBrowser(size, digests: ["mixed"], view: before.browser.view)
    #expect(after.shows(" 1/7 "))
  }
}
