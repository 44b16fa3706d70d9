import Canvas
import Interface
import Testing

/// Keys with Alt and Control while a line is edited: readline's, and none that is another one.
@Suite struct PromptKeyTests {
  private func filter(_ keys: String) -> (text: String, browser: TestBrowser) {
    let browser = TestBrowser(Size(columns: 100, rows: 30))
    browser.press(keys)
    return (browser.browser.view.filter, browser)
  }

  @Test(arguments: [
    ("/sparse att<A-BS>", "sparse "), ("/au:li/kv<A-BS>", "au:li/"), ("/au:li/kv<C-w>", ""),
    ("/one two<C-Left>x", "one xtwo"), ("/one two<A-b><A-b><C-Right>x", "onex two"),
    ("/one two<Home><C-Del>", " two"), ("/teh<C-t>", "the"), ("/kv<C-a><A-u>", "KV"),
    ("/KV<C-a><A-l>", "kv"), ("/kv<C-a><A-c>", "Kv"), ("/kv cache<A-BS><C-_>", "kv cache"),
    ("/abc<C-_>", ""), ("/kv<C-h><C-A-h>", ""),
  ])
  func edits(keys: String, text: String) {
    #expect(filter(keys).text == text)
  }

  /// It was Escape and the key once: the filter was lost, and `q` quit.
  @Test(arguments: ["<A-q>", "<A-j>", "<A-Up>", "<A-[>", "<C-A-q>", "<F7>", "<C-S-Up>"])
  func aKeyThatIsBoundToNothingDoesNothing(key: String) {
    let (text, browser) = filter("/sparse" + key)
    #expect(text == "sparse")
    browser.press("x")
    #expect(browser.browser.view.filter == "sparsex")
    let list = TestBrowser(Size(columns: 100, rows: 30))
    list.press("jj")
    let before = list.rows().dropLast()
    list.press(key)
    #expect(list.rows().dropLast() == before && list.takeEffects().isEmpty)
    #expect(list.shows("\(key) is bound to nothing"))
  }

  /// Terminals bracket an empty clipboard too.
  @Test(arguments: ["jj", "/sparse", "T", "f", "i"])
  func anEmptyPasteDoesNothing(keys: String) {
    let browser = TestBrowser(Size(columns: 100, rows: 30))
    browser.press(keys)
    let before = browser.rows()
    browser.handle(.paste(""))
    #expect(browser.rows() == before && browser.takeEffects().isEmpty)
  }
}
