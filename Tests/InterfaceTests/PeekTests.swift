import Canvas
import Catalog
import Interface
import Papers
import Testing

/// A look at another paper, while the list stays where it is.
@Suite struct PeekTests {
  private func browser(
    _ keys: String, size: Size = Size(columns: 100, rows: 30), keymap: Keymap = .vim
  ) -> TestBrowser {
    let browser = TestBrowser(size, digests: ["linked", "linked-before"], keymap: keymap)
    browser.press(keys)
    return browser
  }

  private let here = PaperID("2506.01234")!
  private let there = PaperID("2506.01111")!

  /// The only paper here that is named is looked at at once.
  @Test(arguments: [
    Size(columns: 100, rows: 30), Size(columns: 200, rows: 60), Size(columns: 60, rows: 14),
    Size(columns: 30, rows: 10),
  ])
  func aPaperThatIsNamed(size: Size) {
    let browser = browser("", size: size)
    let before = browser.rows()
    let paper = browser.browser.view.paper
    browser.press("p")
    #expect(browser.browser.paperBeingRead == there && browser.browser.view.focus == .reader)
    #expect(browser.browser.view.paper == paper, "the list stays")
    browser.press("<Esc>")
    #expect(browser.browser.view.focus == .list && browser.browser.paperBeingRead == nil)
    #expect(browser.rows() == before)
  }

  @Test(arguments: ["<Esc>", "q", "h", "K"]) func whatEndsIt(key: String) {
    let browser = browser("p" + key + "l")
    #expect(browser.browser.paperBeingRead == here)
  }

  @Test func commandsAreAboutThePaperThatIsSeen() {
    let browser = browser("ps")
    #expect(browser.marks.firm.filter(\.value.isStarred).map(\.key) == [there])
    browser.press("yi<Esc>s")
    #expect(browser.takeEffects() == [.copy("2506.01111v1", name: "the id")])
    #expect(browser.marks.firm.filter(\.value.isStarred).count == 2)
  }

  /// From a menu, which is there again afterwards.
  @Test func fromAMenu() {
    let browser = browser("f<Down><Down><Down><Down><Down>")
    #expect(browser.shows("Tab look at it"))
    browser.press("<Tab>")
    #expect(browser.browser.paperBeingRead == there && !browser.shows("abstract page"))
    browser.press("<Esc>")
    #expect(browser.shows("abstract page") && browser.shows("6/7") == false)
    browser.press("<Down><Tab>")
    #expect(browser.shows("math/0211159 is not among these papers."))
    #expect(browser.browser.paperBeingRead == nil && browser.shows("abstract page"))
    browser.press("<Up><Enter>")
    #expect(browser.browser.view.paper == there, "going there is another thing")
  }

  @Test func fromRelatedPapers() {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: ["many"])
    browser.held.remove(.related)
    browser.press("*<Tab>")
    let seen = browser.browser.paperBeingRead
    #expect(seen != nil && seen != browser.browser.view.paper)
    browser.press("<Esc><Esc>")
    #expect(browser.browser.paperBeingRead == nil && !browser.shows("Papers like this one"))
  }

  @Test func byAnID() {
    let browser = browser(":peek 2506.01111v1<Enter>")
    #expect(browser.browser.paperBeingRead == there)
    browser.press(":peek nonsense<Enter>")
    #expect(
      browser.shows("“nonsense” is no id of a paper.") && browser.browser.paperBeingRead == there)
    browser.press(":peek 2401.00001<Enter>")
    #expect(browser.shows("2401.00001 is not among these papers."))
  }

  /// A look from a look goes back one at a time.
  @Test func oneAfterTheOther() {
    let browser = browser(":peek 2506.01111<Enter>:peek 2506.01234<Enter>")
    #expect(browser.browser.paperBeingRead == here)
    browser.press("<Esc>")
    #expect(browser.browser.paperBeingRead == there)
    browser.press("<Esc>")
    #expect(browser.browser.paperBeingRead == nil && browser.browser.view.focus == .list)
  }

  /// A filter, a pane, another library end it.
  @Test(arguments: ["/sketch<Enter>l", "Tl", "<Tab><Tab>"]) func goingElsewhereEndsIt(keys: String)
  {
    let browser = browser("p" + keys)
    browser.press("<Esc>l")
    #expect(browser.browser.paperBeingRead != nil)
    #expect(browser.browser.paperBeingRead == browser.browser.view.paper)
  }

  @Test func aPaperThatGoesIsNotLookedAt() {
    let browser = browser("p")
    browser.load(["mixed"])
    #expect(browser.browser.paperBeingRead.map { browser.library.row(of: $0) != nil } == true)
    browser.press("<Esc>")
    #expect(browser.browser.view.focus == .list)
  }

  @Test func whereNothingIsNamed() {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: ["many"])
    browser.press("p")
    #expect(
      browser.shows("It names none of these papers.") && browser.browser.paperBeingRead == nil)
    browser.press("ip")
    #expect(browser.shows("Not while papers come one by one"))
  }
}
