import Canvas
import Catalog
import Interface
import Papers
import Testing

/// What is said: that it is true, that it is whole, and that it can be read again.
@Suite struct MessageTests {
  private func browser(
    _ keys: String = "", columns: Int = 100, keymap: Keymap = .vim
  ) -> TestBrowser {
    let browser = TestBrowser(
      Size(columns: columns, rows: 30), digests: ["mixed"], keymap: keymap)
    browser.press(keys)
    return browser
  }

  private func warning(_ text: String) -> Action { .said(Message(text, isWarning: true)) }

  // MARK: Nothing that was wrong is hidden

  @Test func mistakesAreCountedAndAllAreShownWithTheirTime() {
    let browser = browser()
    browser.setTime("14:03:12")
    browser.handle(
      .mistaken([
        ("config.toml", ["config.toml: one", "config.toml: two", "config.toml: three"]),
        ("keys", ["keys:1:1: four"]),
      ]))
    #expect(browser.shows("config.toml: 3 mistakes, keys: 1 mistake (gm shows them)"))
    browser.press("gm")
    for text in ["one", "two", "three"] { #expect(browser.shows("14:03:12  config.toml: \(text)")) }
    #expect(browser.shows("14:03:12  keys:1:1: four"))
    browser.press("<Esc>")
    #expect(!browser.shows("What was said"))
  }

  @Test func aSingleMistakeIsSaid() {
    let browser = browser()
    browser.handle(.mistaken([("config.toml", []), ("keys", ["keys:1:1: one"])]))
    #expect(browser.shows("keys:1:1: one") && !browser.shows("mistake"))
  }

  @Test func messagesAreListedByNameAndInTheOtherProfileToo() {
    let browser = browser("/zzz<Enter>", keymap: .less)
    browser.handle(warning("the disk is full"))
    browser.press("j:messages<Enter>")
    #expect(browser.shows("What was said") && browser.shows("the disk is full"))
    browser.press("<Esc>mm")
    #expect(browser.shows("What was said"))
  }

  @Test func whatWasSaidIsKeptOnceAndPlacesAreNot() {
    let browser = browser("ss/sparse<Enter>nnn")
    browser.press("gm")
    let rows = browser.rows().filter { $0.contains("tarred 2504.16922") }
    #expect(rows.count == 2, "starred, unstarred")
    #expect(!browser.shows("Match"))
  }

  @Test func thereMayBeNothingToShow() {
    let browser = browser("gm")
    #expect(browser.shows("Nothing has been said yet."))
  }

  /// How many there are is said once, and not listed among them.
  @Test func severalTroublesAreListedEachAsItIs() {
    let browser = browser()
    browser.handle(.troubled(["a.md: one", "b.md: two", "c.md: three"]))
    #expect(browser.shows("a.md: one (and 2 more: gm)"))
    browser.press("gm")
    let rows = browser.rows().filter { $0.contains(".md: ") }
    #expect(rows.count == 3 && rows[0].contains("a.md: one") && !browser.shows("more"))
  }

  @Test func theLogIsBounded() {
    let browser = browser()
    for number in 0..<3000 { browser.handle(warning("warning \(number).")) }
    browser.handle(.troubled((0..<100_000).map { "trouble \($0)." }))
    browser.press("gm<Home>")
    #expect(browser.shows("trouble 99001."))
  }

  @Test func aWarningStaysUntilAKeyAndIsCountedUntilItIsLookedAt() {
    let browser = browser()
    browser.handle(warning("the disk is full"))
    browser.handle(.said(.reloaded))
    #expect(browser.shows("the disk is full"), "what came after it does not hide it")
    browser.handle(.resize(Size(columns: 100, rows: 30)))
    #expect(browser.shows("the disk is full"))
    #expect(!browser.shows("1 warning "), "it is there itself")
    browser.press("j")
    #expect(!browser.shows("the disk is full") && browser.shows("1 warning gm"))
    browser.handle(warning("the network is gone"))
    #expect(browser.shows("2 warnings gm"))
    browser.press("gm")
    #expect(browser.shows("the disk is full") && browser.shows("the network is gone"))
    #expect(browser.shows("Reloaded"))
    browser.press("<Esc>")
    #expect(!browser.shows("warnings gm"))
  }

  @Test func warningsAboutAKeyAreNotCounted() {
    let browser = browser(":nonsense<Enter>j")
    #expect(!browser.shows("1 warning"))
  }

  @Test func aLongMessageGoesOnOverTwoLines() {
    let browser = browser(columns: 80)
    let path = "/home/somebody/a/folder/with/a/long/name/and/more/week.md"
    browser.handle(warning("\(path): Permission denied, so nothing of it was read"))
    #expect(browser.shows("Permission denied") && browser.shows("nothing of it was read"))
    #expect(!browser.shows("…gm") && !browser.shows("… gm"))
  }

  @Test func aLongerOneEndsInTheKeyThatShowsAll() {
    let browser = browser(columns: 80)
    browser.handle(warning(String(repeating: "word ", count: 60) + "reason"))
    #expect(browser.rows()[29].contains("… gm") && !browser.shows("reason"))
    browser.press("gm")
    #expect(browser.shows("reason"))
  }

  @Test func titlesGiveWayWhereThereIsNoRoom() {
    #expect(
      browser("s").shows("Starred 2504.16922 (Sieve: Choosing Keys for Long-Context Attention)."))
    #expect(browser("s", columns: 66).shows("Starred 2504.16922. u undoes it."))
    #expect(
      browser("jjjs", columns: 120).shows("(Pruning Without Regret: a Title that Goes On and…). u"))
  }

  @Test func undoAndHistoryNameTheTitleToo() {
    let browser = browser("su")
    #expect(browser.shows("Undid: starred 2504.16922 (Sieve: Choosing Keys"))
    browser.press("<C-r>")
    #expect(browser.shows("Redid: starred 2504.16922 (Sieve"))
    browser.press("U")
    #expect(browser.shows("starred 2504.16922"))
  }

  // MARK: Keys are named as they are

  @Test func keysAreThoseOfTheKeymap() {
    var parser = KeymapParser()
    parser.read(
      """
      global  w       star
      global  <F4>    undo
      global  E       help
      global  <C-c>   interrupt
      list    /       filter
      prompt  <Enter> accept
      prompt  <F3>    delete-left
      prompt  <F6>    cancel
      """, file: "keys")
    let browser = browser("", keymap: parser.keymap)
    browser.press("w")
    #expect(browser.shows("F4 undoes it."))
    browser.press("/zzz")
    #expect(browser.shows("F3 widens the filter, F6"))
    browser.press("<Enter>")
    #expect(browser.shows(":clear-filter drops"))
    browser.press("~")
    #expect(browser.shows("~ is bound to nothing; E shows what is."))
    browser.press("<C-c>")
    #expect(browser.shows("<C-c> again quits, as :quit does."))
    #expect(
      NewcomerHints.lines(parser.keymap)[2].hasPrefix("w stars, :read marks read, F4 undoes"))
  }

  /// Sentences name keys through the keymap, so none stands in the texts of the commands.
  @Test func helpTextsNameNoKeys() {
    for command in Command.all {
      for key in ["Enter", "Esc", "Tab", "Backspace", "Ctrl", " n goes"] {
        #expect(!command.help.contains(key), "\(command.name): \(command.help)")
      }
    }
  }

  // MARK: Sentences that are true

  @Test(arguments: [
    ("/SPARSE", "2 ignoring case"), ("/Café", "1 of 7"), ("/cafés", "1 of 7"),
    ("/spärse", "2 ignoring accents"), ("/SPÄRSE", "2 ignoring case and accents"),
  ])
  func whatIsIgnoredIsWhatDiffers(keys: String, sentence: String) {
    #expect(browser(keys).shows(sentence))
  }

  @Test func aWalkThroughTheListIsNotCalledNew() {
    let browser = browser("i")
    #expect(browser.shows("From the list") && !browser.shows("What is new"))
    browser.press("q")
    var arrivals = Arrivals()
    arrivals.new = [PaperID("2504.15001")!]
    browser.arrive(arrivals, since: nil)
    browser.press("i")
    #expect(browser.shows("What is new") && !browser.shows("Nothing is new"))
  }

  @Test func whatIsDealtWithHasNoSignOfTheNew() {
    let browser = browser()
    var arrivals = Arrivals()
    arrivals.new = [PaperID("2504.16922")!, PaperID("2504.15001")!]
    arrivals.revised = [PaperID("2504.15002")!]
    browser.arrive(arrivals, since: "yesterday")
    #expect(browser.shows("●") && browser.shows("▲"))
    browser.press("iD")
    #expect(browser.shows("Done for today: 3 skipped. u undoes it."))
    #expect(!browser.shows("●") && !browser.shows("▲"))
    browser.press("/is:new<Enter>")
    #expect(browser.shows("2 of 7"), "they have come since the last visit all the same")
    browser.press("<C-x>u")
    #expect(browser.shows("3 left"))
  }

  // MARK: Words that look like a language

  @Test(arguments: [
    ("journal:vaswani", "“journal:vaswani” is taken as text: there is no field of this name."),
    ("“flow matching”", "““flow” is taken as text: a phrase stands between straight quotation"),
    ("−survey", "“−survey” is taken as text: a hyphen turns a word round."),
    ("2025-04", "“2025-04” is taken as text: dates stand behind date:."),
    ("zzz OR yyy", "“OR” is taken as text: all words must be there, and | divides"),
  ])
  func wordsTakenAsTextAreSaid(filter: String, sentence: String) {
    let browser = browser("/\(filter)", columns: 139)
    let text = browser.rows().map { $0.split(separator: "│")[0] }.joined()
      .split(separator: " ").joined(separator: " ")
    #expect(text.contains(sentence), "\(text)")
    browser.press("<Enter>")
    // Once: where the list is.
    #expect(browser.rows().count { $0.contains("taken as text") || $0.contains("is taken") } == 1)
  }

  @Test func otherWordsAreNot() {
    let browser = browser("/zzz")
    #expect(browser.shows("No paper matches.") && !browser.shows("taken as text"))
  }

  // MARK: Addresses

  @Test(arguments: [
    "https://arxiv.org/abs/2504.15001", "http://arxiv.org/pdf/2504.15001v3.pdf",
    "https://arxiv.org/html/2504.15001v1#S2", "arxiv.org/abs/2504.15001",
    "https://www.alphaxiv.org/abs/2504.15001?x=1", "https://huggingface.co/papers/2504.15001",
    "https://doi.org/10.48550/arXiv.2504.15001", "arXiv:2504.15001", "arXiv:2504.15001v2",
    "(https://arxiv.org/abs/2504.15001).",
  ])
  func addressesFindTheirPaper(address: String) {
    let filtered = browser("/")
    filtered.handle(.paste(address))
    #expect(filtered.shows("1 of 7") && filtered.shows("A Note on Cafés"), "\(address)")
    let jumped = browser(":")
    jumped.handle(.paste(address))
    jumped.press("<Enter>")
    #expect(jumped.shows("Marks that stand on their letters"), "\(address)")
  }

  @Test func aTypedIdGoesToItsPaperAndSaysWhatItTook() {
    let browser = browser(":2504.15001<Enter>")
    #expect(browser.shows("Marks that stand on their letters"))
    browser.press("/sparse<Enter>:2504.14003<Enter>")
    #expect(browser.shows("Pruned weights come back"))
    #expect(browser.shows("2504.14003 was not in the list: the filter is dropped; <C-o> goes back"))
    browser.press("<C-o>")
    #expect(browser.shows("/ sparse"))
    browser.press(":2504.99999<Enter>")
    #expect(browser.shows("2504.99999 is not among these papers.") && browser.takeEffects() == [])
  }
}
