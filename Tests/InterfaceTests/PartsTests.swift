import Canvas
import Catalog
import Digests
import Papers
import Testing

@testable import Interface

@Suite struct ListWindowTests {
  /// Whatever happens, the cursor is in the list and on the screen.
  @Test func alwaysFits() {
    var random = SeededGenerator(seed: 3)
    let motions: [Motion] = [
      .lines(1), .lines(-1), .lines(99), .lines(-99), .halfPages(1), .halfPages(-1), .halfPages(2),
      .halfPages(-2), .first, .last, .row(7), .row(1 << 40), .screenTop, .screenMiddle,
      .screenBottom, .scroll(3), .scroll(-3), .scroll(1000), .lines(1 << 40), .lines(-1 << 40),
    ]
    var window = ListWindow()
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...40, using: &random)
      let height = Int.random(in: 0...30, using: &random)
      switch Int.random(in: 0...8, using: &random) {
      case 0: window.fit(count: count, height: height)
      case 1:
        window.put(cursor: Int.random(in: -5...50, using: &random), count: count, height: height)
      default:
        window.move(motions.randomElement(using: &random)!, count: count, height: height)
      }
      #expect((0...max(0, count - 1)).contains(window.cursor))
      #expect((window.offset..<window.offset + max(1, height)).contains(window.cursor))
      #expect(window.offset <= max(0, count - max(1, height)))
    }
  }

  @Test func pagesLeaveOneRow() {
    var window = ListWindow()
    window.move(.halfPages(2), count: 100, height: 10)
    #expect(window.offset == 9 && window.cursor == 9)
    window.move(.halfPages(-2), count: 100, height: 10)
    #expect(window.offset == 0 && window.cursor == 0)
    window.move(.row(50), count: 100, height: 10)
    #expect(window.cursor == 49 && window.offset == 40)
    window.move(.scroll(5), count: 100, height: 10)
    #expect(window.cursor == 49 && window.offset == 45)
  }
}

@Suite struct LineEditorTests {
  private func edited(_ edits: [LineEdit]) -> LineEditor {
    var line = LineEditor()
    for edit in edits { line.edit(edit) }
    return line
  }

  @Test(arguments: [
    ([LineEdit.insert("sparse attention"), .deleteWordLeft], "sparse ", 7),
    ([.insert("sparse attention"), .wordLeft, .deleteToStart], "attention", 0),
    ([.insert("ab"), .characterLeft, .insert("x")], "axb", 2),
    ([.insert("ab"), .lineStart, .deleteRight], "b", 0),
    ([.insert("ab"), .lineStart, .deleteLeft], "ab", 0),
    ([.insert("one two"), .lineStart, .wordRight, .deleteToEnd, .yank, .yank], "one two two", 11),
    ([.insert("é中"), .insert("e"), .insert("\u{301}"), .deleteLeft], "é中", 2),
    ([.insert("a\u{1B}[31mb\nc")], "a [31mb c", 9),
    ([.insert("x"), .deleteWordRight, .characterRight], "x", 1),
    ([.insert("au:li/kv"), .deleteWordLeft], "au:li/", 6),
    ([.insert("to au:li/kv "), .deleteBlankWordLeft], "to ", 3),
    ([.insert("ab"), .transpose], "ba", 2),
    ([.insert("abc"), .characterLeft, .transpose, .transpose], "abc", 3),
    ([.insert("abc"), .lineStart, .transpose], "abc", 0),
    ([.insert("a"), .transpose], "a", 1),
    ([.insert("a word, größe"), .lineStart, .wordRight, .uppercaseWord], "a WORD, größe", 6),
    ([.insert("größe"), .lineStart, .uppercaseWord, .insert("x")], "GRÖSSEx", 7),
    ([.insert("THIS and"), .lineStart, .lowercaseWord], "this and", 4),
    ([.insert(" tHE end"), .lineStart, .capitalizeWord, .capitalizeWord], " The End", 8),
    ([.insert("x "), .uppercaseWord, .capitalizeWord], "x ", 2),
    ([.undo], "", 0),
    ([.insert("one two"), .deleteWordLeft, .deleteWordLeft, .undo, .undo], "one two", 7),
    ([.insert("a"), .insert("b"), .insert("c"), .undo, .undo], "", 0),
    ([.insert("a"), .insert("b"), .lineStart, .insert("c"), .undo], "ab", 0),
    ([.insert("ab"), .transpose, .undo, .undo, .undo, .insert("x")], "x", 1),
  ])
  func edits(edits: [LineEdit], text: String, caret: Int) {
    let line = edited(edits)
    #expect(line.text == text && line.caret == caret)
  }

  /// Typing is undone in pieces, and not for ever.
  @Test func undoHasItsSteps() {
    var line = LineEditor()
    for _ in 0..<45 { line.edit(.insert("x")) }
    line.edit(.undo)
    #expect(line.text.count == 40)
    for number in 0..<1000 { line.edit(number % 2 == 0 ? .insert("pasted") : .deleteToStart) }
    for _ in 0..<1000 { line.edit(.undo) }
    #expect(line.text == "")
    line.edit(.undo)
    #expect(line.text == "" && line.caret == 0)
  }

  @Test func historyKeepsTheUnfinishedLine() {
    var line = LineEditor()
    for text in ["one", "two", "two", ""] {
      line.set(text)
      line.remember()
    }
    #expect(line.history == ["one", "two"])
    line.set("new")
    line.edit(.older)
    line.edit(.older)
    line.edit(.older)
    #expect(line.text == "one")
    line.edit(.newer)
    line.edit(.newer)
    line.edit(.newer)
    #expect(line.text == "new")
  }
}

@Suite struct LayoutTests {
  /// Every cell of the screen belongs to exactly one thing, at every size.
  @Test func coversTheScreenOnce() {
    for columns in [1, 2, 19, 20, 59, 60, 61, 99, 100, 139, 140, 141, 200, 500] {
      for rows in [1, 2, 3, 4, 13, 14, 15, 24, 60, 200] {
        for focus in Pane.allCases {
          for split in [Layout.usualSplit, 0.1, 0.9] {
            for isZoomed in [false, true] {
              let size = Size(columns: columns, rows: rows)
              let layout = Layout(
                size: size, focus: focus, isZoomed: isZoomed, split: split,
                views: [0, 1, 4, 200][(columns + rows) % 4])
              let parts =
                [layout.heading, layout.status] + layout.rules + layout.panes.values.map { $0 }
              let cells = parts.reduce(0) { $0 + $1.columns * $1.rows }
              #expect(cells == columns * rows)
              for part in parts {
                #expect(part.intersection(Rect(size)) == part)
                #expect(parts.count { !$0.intersection(part).isEmpty } <= 1 || part.isEmpty)
              }
              #expect(layout.panes[focus] != nil)
            }
          }
        }
      }
    }
  }

  /// Over the reader the list has two fifths of the screen, its heading not counted.
  @Test func theListHasRoomOverTheReader() {
    for rows in 24...80 {
      for columns in [60, 80, 99] {
        let layout = Layout(
          size: Size(columns: columns, rows: rows), focus: .list, isZoomed: false)
        let list = layout.panes[.list]!.rows - State.headerRows(in: layout.panes[.list]!.rows)
        #expect(Double(list) >= 0.4 * Double(rows), "\(columns)x\(rows)")
      }
    }
  }

  /// Titles have most of a list that stands over the reader.
  @Test func theTitleHasMostOfANarrowList() {
    for columns in 72..<110 {
      let list = ListColumns(columns, years: 2023...2026, now: 2026)
      #expect(list.title.count >= columns * 11 / 20, "\(columns)")
    }
  }

  /// From 120 columns on there is an author beside every title, also over several years.
  @Test func theAuthorStays() {
    for columns in 120...300 {
      let layout = Layout(
        size: Size(columns: columns, rows: 40), focus: .list, isZoomed: false)
      let list = ListColumns(layout.panes[.list]!.columns, years: 2023...2026, now: 2026)
      #expect(list.author != nil && list.title.count >= 28, "\(columns)")
    }
  }
}

@Suite struct DigestNameTests {
  @Test(arguments: [
    (["/home/a/digests"], "/home/a/digests/2025/week.md", "2025/week.md"),
    (["/home/a/digests/"], "/home/a/digests/week.md", "week.md"),
    (["digests"], "digests/week.md", "week.md"),
    (["digests/week.md"], "digests/week.md", "week.md"),
    (["/home/a/one", "/home/a/two"], "/home/a/two/week.md", "two/week.md"),
    (["a/one.md", "b/two.md"], "b/two.md", "two.md"),
    (["dig"], "digests/week.md", "digests/week.md"),
    (["-"], "-", "-"), ([], "week.md", "week.md"),
  ])
  func areTheirPathsFromWhatWasOpened(opened: [String], path: String, expected: String) {
    #expect(DigestNames(opened: opened).name(of: path) == expected)
  }

  @Test func theReaderShowsThem() {
    var options = Options()
    options.names = DigestNames(opened: ["/papers/of/mine"])
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: [], options: options)
    let text = "# 2025-05-02\n\n## A\n\n> http://arxiv.org/abs/2504.10001v1\n\nText.\n"
    let digest = TestBrowser.read(text, path: "/papers/of/mine/may/week.md")
    browser.load(Library().adding([digest]), Loading(filesDone: 1, filesFound: 1, title: "week.md"))
    #expect(browser.shows("in may/week.md:3") && !browser.shows("/papers/of/mine"))
  }

  @Test func aDayWithoutItsYearIsOneOfThisYear() {
    func browser(_ year: Int) -> TestBrowser {
      var options = Options()
      options.year = year
      return TestBrowser(
        Size(columns: 120, rows: 40), digests: ["mixed", "card"], options: options)
    }
    #expect(browser(2026).shows("  03-13") && browser(2026).shows("2025-04"))
    // In the year after, the newest papers are of last year.
    #expect(browser(2027).shows("2026-03") && !browser(2027).shows("  03-13"))
    #expect(browser(2025).shows("2026-03") && browser(2025).shows("  04-23"))
  }
}

/// The last line.
@Suite struct HintTests {
  /// However narrow, hints are whole, and help and the way out go last.
  @Test(arguments: ["", "l", "T", "i", "f", "/x", "?", "z"])
  func areWhole(keys: String) {
    for columns in stride(from: 1, through: 160, by: 3) {
      let browser = TestBrowser(Size(columns: columns, rows: 24), digests: ["mixed"])
      browser.press(keys == "i" ? "i<C-e>" : keys)
      let line = browser.rows()[23]
      #expect(!line.contains("…"), "\(columns): \(line)")
      if columns >= 30, !["f", "/x", "?"].contains(keys) {
        #expect(line.contains("? help") && line.contains("q "), "\(columns): \(line)")
      }
      #expect(line.count { $0 == "(" } == 0)
    }
  }

  /// Where there is no paper no key about one is shown, and what Enter does in a menu is said.
  @Test(arguments: [
    ("/zzz<Enter>", ["<C-x> all papers", "/ filter"], ["star", "open", "PDF"]),
    ("/zzz<Enter>l", ["<C-x> all papers"], ["star", "next paper"]),
    ("/zzz<Enter>T", ["Enter open"], ["only these", "not these"]),
    ("f", ["Enter open", "Down next", "Esc close"], []), ("sU", ["Enter go back there"], ["next"]),
    ("T", ["Enter only these", "- not these"], ["take it out"]),
    ("T<Enter>", ["Enter take it out", "- not these", "c clear"], ["only these"]),
    ("T-", ["Enter only these", "- take it out"], ["not these"]),
    ("/is:st", ["Tab complete", "Enter keep"], []), ("/star", ["Enter keep"], ["complete"]),
    ("sgm", ["Esc close"], ["Enter"]),
  ])
  func areTrue(keys: String, shown: [String], hidden: [String]) {
    let browser = TestBrowser(Size(columns: 120, rows: 30), digests: ["many"])
    browser.press(keys)
    let line = browser.rows()[29]
    for text in shown { #expect(line.contains(text), "\(line)") }
    for text in hidden { #expect(!line.contains(text), "\(line)") }
  }

  /// A newcomer reads whole sentences, and on a small screen the first of them.
  @Test(arguments: [(80, 24), (100, 30), (120, 40), (200, 60)])
  func newcomersReadThemWhole(columns: Int, rows: Int) {
    var options = Options()
    options.hints = NewcomerHints.lines(.vim)
    let browser = TestBrowser(Size(columns: columns, rows: rows), options: options)
    #expect(browser.shows("This is a sample."))
    #expect(browser.shows("q quits.") == (rows > 24))
    #expect(browser.rows().allSatisfy { !$0.contains("sample") || !$0.contains("…") })
  }
}

@Suite struct LinkTests {
  @Test(arguments: [
    ("Code at https://github.com/a/b.", ["https://github.com/a/b"]),
    ("(see https://a.b/c_(d)) and http://x.y, too", ["https://a.b/c_(d)", "http://x.y"]),
    ("https:// http:/x httpfoo https://", []),
    ("<https://a.b>\"https://c.d\"", ["https://a.b", "https://c.d"]),
    ("https://a.b/c\u{202E}evil", ["https://a.b/c"]),
    ("https://a.b/é", ["https://a.b/"]),
    ("[https://a.b/c]", ["https://a.b/c"]),
  ])
  func findsAddresses(text: String, expected: [String]) {
    #expect(Paper.addresses(in: text) == expected)
  }

  @Test(arguments: [
    ("https://a.b/c;rm", true), ("javascript:alert(1)", false), ("file:///etc/passwd", false),
    ("https://", false), ("https://a b", false), ("https://a.b/\n", false), ("-o", false),
  ])
  func onlyWebAddressesAreOpened(text: String, isAddress: Bool) {
    #expect(Paper.isAddress(text) == isAddress)
  }
}

@Suite struct NearestTests {
  @Test(arguments: [
    ("dwon", "down"), ("fitler", "filter"), ("help", "help"), ("x", nil), ("zzzzzz", nil),
    ("quitt", "quit"),
  ])
  func findsWhatWasMeant(word: String, expected: String?) {
    #expect(nearest(word, among: ["down", "filter", "help", "quit"]) == expected)
  }
}

/// SplitMix64: the same numbers at every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
