import Canvas
import Catalog
import Interface
import Papers
import Testing

/// What marks do, seen on the screen.
@Suite struct MarkTests {
  private func browser(_ keys: String = "", columns: Int = 100) -> TestBrowser {
    let browser = TestBrowser(Size(columns: columns, rows: 30), digests: ["mixed"])
    browser.press(keys)
    return browser
  }

  /// The row of the list that has a text.
  private func row(_ browser: TestBrowser, _ text: String) -> String {
    browser.rows().map { String($0.prefix(52)) }.first { $0.contains(text) } ?? ""
  }

  @Test func aMarkIsPendingUntilTheDiskHasIt() {
    let browser = browser()
    browser.held.insert(.marking)
    browser.press("s")
    #expect(row(browser, "Sieve").contains("★…"))
    #expect(!browser.shows("undoes it"))
    browser.release(.marking)
    #expect(row(browser, "Sieve").contains("★ ") && !row(browser, "Sieve").contains("★…"))
    #expect(
      browser.shows(
        "Starred 2504.16922 (Sieve: Choosing Keys for Long-Context Attention). u undoes it."))
  }

  @Test func whatCannotBeKeptIsAsItWas() {
    let browser = browser()
    browser.held.insert(.marking)
    browser.press("sjr")
    browser.answerFirst(.marking, .failed(Message("The disk is full.", isWarning: true)))
    #expect(browser.shows("The disk is full."))
    #expect(!row(browser, "Sieve").contains("★"))
    // The other mark is still on its way.
    #expect(row(browser, "Cafés").contains("✓ …"))
    browser.release(.marking)
  }

  @Test func everyMarkIsShownInListAndReader() {
    let browser = browser("srm4at<C-u>label \"to cite\"<Enter>", columns: 140)
    #expect(browser.shows("★ starred") && browser.shows("✓ read") && browser.shows("rated 4"))
    #expect(browser.shows("→ queued") && browser.shows("#to cite"))
    #expect(row(browser, "Sieve").contains("✓★→"))
    browser.handle(.noteWritten(PaperID("2504.16922")!, "One line.\nAnother one.", replaces: []))
    #expect(browser.shows("✎ Note") && browser.shows("Another one."))
    browser.press("srm0at<C-u>label \"to cite\"<Enter>")
    for text in ["starred", "✓", "rated", "queued", "#to cite"] {
      #expect(!browser.rows().dropLast().joined().contains(text), "\(text)")
    }
  }

  @Test func undoAndRedoTakeStepByStep() {
    let browser = browser("sjm5")
    #expect(browser.marks.events.count == 2)
    browser.press("u")
    #expect(!row(browser, "Cafés").contains(" 5 ") && row(browser, "Sieve").contains("★"))
    browser.press("u")
    #expect(!row(browser, "Sieve").contains("★"))
    browser.press("u")
    #expect(browser.shows("There is nothing to undo."))
    browser.press("<C-r><C-r>")
    #expect(row(browser, "Cafés").contains(" 5 ") && row(browser, "Sieve").contains("★"))
  }

  @Test func theFilterAsksForMarks() {
    let browser = browser("sjrjm3jat<C-u>label \"Über uns\"<Enter>")
    func count(_ filter: String) -> String {
      browser.press("<C-x>/" + filter.replacing(" ", with: "<Space>") + "<Enter>")
      return String(browser.rows()[0].split(separator: "·")[0].suffix(9)).trimmed
    }
    for (filter, found) in [
      ("is:starred", 1), ("-is:starred", 6), ("!is:starred", 6), ("is:read", 1), ("is:unread", 6),
      ("is:rated", 1), ("rating:3", 1), ("rating:>=4", 0), ("rating:2..5", 1), ("rating:0", 6),
      ("rating:<lt>3", 6), ("is:queued", 1), ("is:labelled", 1), ("label:uber", 1),
      ("label:\"Über uns\"", 1), ("label:\"uber\"", 0), ("is:new", 0), ("is:starred sieve", 1),
      ("is:starred -is:read sieve", 1), ("is:noted", 0), ("is:", 7), ("is:unr", 7), ("note:x", 0),
    ] {
      #expect(count(filter) == "\(found) of 7", "\(filter)")
    }
    #expect(browser.shows("note:x"))
    browser.press("<C-x>/is:unknown<Enter>")
    #expect(browser.shows("asks for nothing: is: takes unread, read, starred"))
  }

  @Test func aRowThatNoLongerMatchesStaysUntilTheFilterIsEdited() {
    let browser = browser("/is:unread<Enter>jr")
    #expect(browser.shows("7 of 7"))
    #expect(row(browser, "Cafés").hasPrefix("×  04-22 ✓"))
    // Other orders, other papers, a library read again: it stays.
    browser.press("StSdj")
    browser.load(["mixed"])
    #expect(browser.shows("A Note on Caf"))
    browser.press("/<BS>d")
    #expect(!browser.shows("A Note on Caf") && browser.shows("6 of 7"))
    browser.press("<Enter>u")
    // What matches again because of an undo is not there until it is asked for.
    browser.press("/<BS>d<Enter>")
    #expect(browser.shows("7 of 7"))
  }

  @Test func escapeBringsTheKeptRowsBack() {
    let browser = browser("/is:unread<Enter>jr")
    let before = browser.rows().dropLast()
    browser.press("/x<Esc>")
    #expect(browser.rows().dropLast() == before)
  }

  @Test func facetsCountMarksAndNarrowByThem() {
    let browser = browser("sjsrt<C-u>label kv<Enter>", columns: 140)
    #expect(browser.shows("is:starred") && browser.shows("is:unread") && browser.shows("LABELS"))
    browser.press("Tj<Enter>")
    #expect(browser.shows("2 of 7") && browser.shows("/ is:starred"))
    browser.press("k-")
    #expect(browser.shows("/ is:starred -is:unread") && browser.shows("1 of 7"))
    browser.press("c")
    #expect(browser.shows("7 of 7"))
  }

  @Test func theQueueHasAnOrder() {
    let browser = browser("ajajajgq")
    func titles() -> [String] {
      browser.rows()[2...4].map {
        String($0.split(separator: "│")[0].split(separator: "→")[1]).trimmed
      }
    }
    let before = titles()
    #expect(browser.shows("is:queued") && browser.shows("3 of 7 · queue"))
    browser.press("mj")
    #expect(titles() == [before[1], before[0], before[2]])
    browser.press("2mk")
    #expect(titles() == before)
    browser.press("GmkmkmK")
    #expect(titles()[0] == before[2])
  }

  @Test func historyGoesBackToAnyPoint() {
    let browser = browser("sjrU")
    #expect(browser.shows("What was done") && browser.shows("marked 2504.15001 as read"))
    // No letter goes back: too much hangs on it.
    browser.press("2x1j")
    #expect(browser.takeEffects() == [])
    browser.press("<Enter>")
    guard case .ask(let request)? = browser.last(.undoing)?.job else {
      Issue.record("nothing is gone back to")
      return
    }
    #expect(request == .goBack(browser.marks.events[0].id))
  }

  @Test func nothingIsMarkedByPassingOver() {
    let browser = browser("jjjGggnn<Enter><C-d>qoOyyfq")
    #expect(browser.marks.events.isEmpty)
  }

  @Test func openingMarksReadIfTheSettingsSaySo() {
    var options = Options()
    options.readsByOpening = true
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: ["mixed"], options: options)
    browser.press("oo")
    #expect(browser.marks.events.count == 1 && row(browser, "Sieve").contains("✓"))
    browser.press("j")
    browser.handle(.dwelt(PaperID("2504.15001")!))
    #expect(!row(browser, "Cafés").contains("✓"), "it is not being read")
    browser.press("l")
    browser.handle(.dwelt(PaperID("2504.15001")!))
    #expect(row(browser, "Cafés").contains("✓"))
  }

  @Test func marksOfOtherProgramsAppear() {
    let browser = browser()
    var marks = PaperMarks()
    marks.isStarred = true
    browser.handle(.marksChanged([PaperID("2504.15001")!: marks], isAll: false))
    #expect(row(browser, "Cafés").contains("★"))
  }
}

extension MarkTests {
  @Test func theFilterShowsAndCompletesStates() {
    let browser = browser("st<C-u>label \"to cite\"<Enter>/is:")
    #expect(browser.shows("/ is:") && browser.shows("│ unread ") && browser.shows("│ starred "))
    browser.press("st")
    #expect(browser.shows("starred") && browser.shows("7 of 7"))
    browser.press("<Tab>")
    #expect(browser.shows("/ is:starred") && browser.shows("1 of 7"))
    browser.press("<C-u>-label:<Tab>")
    #expect(browser.shows("/ -label:\"to cite\"") && browser.shows("6 of 7"))
  }
}
