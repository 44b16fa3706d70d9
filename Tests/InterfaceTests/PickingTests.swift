import Canvas
import Interface
import Papers
import Testing

/// The browser where papers are picked for another program.
@Suite struct PickingTests {
  private func browser(
    _ keys: String = "", _ picking: Options.Picking = .several, filter: String = "",
    _ size: Size = Size(columns: 80, rows: 24)
  ) -> TestBrowser {
    var options = Options()
    options.picking = picking
    let browser = TestBrowser(
      size, keymap: .picking, options: options, view: LeftState(filter: filter))
    browser.press(keys)
    return browser
  }

  /// What was chosen; nil while nothing is.
  private func chosen(_ browser: TestBrowser) -> [String]? {
    for case .choose(let papers, _) in browser.effects { return papers.map(\.description) }
    return nil
  }

  private func ids(_ browser: TestBrowser) -> [String] {
    browser.press("ga<Enter>")
    return chosen(browser) ?? []
  }

  @Test func enterChoosesThePaperUnderTheCursor() {
    let all = ids(browser())
    #expect(all.count == 7)
    #expect(chosen(browser("<Enter>")) == [all[0]])
    #expect(chosen(browser("jj<Enter>")) == [all[2]])
    // In the abstract, too.
    #expect(chosen(browser("jl<Enter>")) == [all[1]])
  }

  @Test func enterChoosesWhatIsSelectedInTheOrderOfTheList() {
    let all = ids(browser())
    #expect(chosen(browser("jj<Space>kkk<Space><Enter>")) == [all[0], all[2]])
    #expect(chosen(browser("<Space><Space>l<Enter>")) == [all[0], all[1]])
    // A range that is open counts.
    #expect(chosen(browser("vj<Enter>")) == [all[0], all[1]])
    #expect(chosen(browser("<Space><Space><Enter>", .one)) == [all[2]])
  }

  @Test func itBeginsWithAFilter() {
    let browser = browser(filter: "sparse")
    #expect(browser.shows("2 of 7"))
    #expect(ids(browser).count == 2)
  }

  /// Keys that close what is open do so first.
  @Test func leavingChoosesNothing() {
    for keys in ["q", "<Esc>", "<C-c>", "Q", "l<Esc><Esc>", "<Space><Esc><Esc>", "z<Esc><Esc>"] {
      let browser = browser(keys)
      #expect(browser.effects.last == .quit, "\(keys)")
      #expect(chosen(browser) == nil)
    }
    // A filter that it began with is nothing that is open.
    let filtered = browser("<Esc>", filter: "sparse")
    #expect(filtered.effects.last == .quit)
    for keys in ["l<Esc>", "<Space><Esc>", "/x<Esc>", "/x<C-c>", "?<Esc>"] {
      #expect(browser(keys).effects.last != .quit, "\(keys)")
    }
  }

  @Test func theHintsSayIt() {
    #expect(browser().shows("Enter choose"))
    #expect(browser().shows("q cancel"))
    #expect(browser("<Space><Space>").shows("Enter choose 2"))
    #expect(browser("<Space><Space>", .one).shows("Enter choose  "))
    #expect(browser("l").shows("Enter choose"))
  }

  /// Elsewhere Enter is what it was, and marks are made.
  @Test func allElseIsAsEver() {
    let filtering = browser("/sparse<Enter>")
    #expect(chosen(filtering) == nil && filtering.shows("2 of 7"))
    #expect(chosen(browser("T<Enter>")) == nil)
    #expect(browser("s").shows("★"))
    let nothing = browser("/nothing like it<Enter><Enter>")
    #expect(chosen(nothing) == nil && nothing.shows("There is no paper here."))
  }

  @Test func whereNothingIsPickedItIsRefused() {
    let browser = TestBrowser(Size(columns: 80, rows: 24))
    browser.press(":choose<Enter>")
    #expect(browser.shows("Papers are picked in quire pick alone."))
    #expect(chosen(browser) == nil)
  }
}
