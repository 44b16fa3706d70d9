import Canvas
import Catalog
import Interface
import Papers
import Testing

/// The next start looks as the last one was left.
@Suite struct LeftStateTests {
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

  /// What earlier releases kept beside the filter becomes words of it.
  @Test func chosenTagsOfEarlierReleases() {
    func filter(_ filter: String, _ required: [String], _ excluded: [String]) -> String {
      var view = LeftState()
      view.filter = filter
      view.takeChosen(required: required, excluded: excluded)
      return view.filter
    }
    #expect(filter("kv", [], []) == "kv")
    #expect(
      filter("", ["tag:state space", "mark:is:unread"], ["tag:5\" disk", "mark:is:starred"])
        == "tag:\"state space\" is:unread -tag:\"5\"\" disk\" -is:starred")
    #expect(
      filter("kv ", ["mark:label:kv", "mark:label:\"to read\""], [])
        == "kv label:\"kv\" label:\"to read\"")
    #expect(filter("label:\"to re", ["tag:kv"], []) == "tag:\"kv\" label:\"to re")
    #expect(
      filter(
        "kv",
        ["tag:", "mark:", "mark:label:", "mark:is:un", "mark:kv x", "mark:-is:read", "kv", ""], [""]
      )
        == "kv")
    var view = LeftState()
    view.filter = "sparse"
    view.takeChosen(required: ["tag:Quantization"], excluded: ["mark:is:starred"])
    let browser = TestBrowser(size, digests: ["mixed"], view: view)
    #expect(browser.shows("/ sparse tag:\"Quantization\" -is:starred"))
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

  /// What is new takes the cursor to the top, what is here again does not.
  @Test(arguments: [(true, " 1/"), (false, " 21/")])
  func papersHereAgainLeaveTheCursor(isNew: Bool, shown: String) {
    let before = TestBrowser(size, digests: ["many"])
    before.press("20j")
    let after = TestBrowser(size, digests: ["many"], view: before.browser.view)
    let ids = Set(TestBrowser.digest("many").entries.map(\.record.id))
    var arrivals = Arrivals()
    if isNew { arrivals.new = ids } else { arrivals.again = ids }
    after.arrive(arrivals, since: "yesterday")
    #expect(after.shows(isNew ? "new" : "here again") && after.shows(shown))
  }

  /// A collection that is opened for the first time is not gone through, and it is said why.
  @Test func aCollectionIsNoNews() {
    let before = TestBrowser(size, digests: ["many"])
    before.press("20j")
    let after = TestBrowser(size, digests: ["many"], view: before.browser.view)
    var arrivals = Arrivals()
    arrivals.collected = 2_810_686
    after.arrive(arrivals, since: "yesterday")
    #expect(after.shows("2810686 are here for the first time: too many at once to be news."))
    #expect(after.shows(" 21/"))
    arrivals.new = Set(TestBrowser.digest("many").entries.prefix(2).map(\.record.id))
    let other = TestBrowser(size, digests: ["many"])
    other.arrive(arrivals, since: "yesterday")
    #expect(other.shows("Since yesterday: 2 new."))
    #expect(other.shows("too many at once to be news."))
  }
}
