import Canvas
import Catalog
import Papers
import Testing

@testable import Interface

/// What somebody stumbles over who has not read how it works.
@Suite struct NewcomerTests {
  private func browser(
    _ keys: String, columns: Int = 100, digests: [String] = ["mixed"], keymap: Keymap = .vim
  ) -> TestBrowser {
    let browser = TestBrowser(Size(columns: columns, rows: 30), digests: digests, keymap: keymap)
    browser.press(keys)
    return browser
  }

  // MARK: Facets

  /// Typed as a command, or run from the help: nobody sees which tag the cursor is on.
  @Test(arguments: [
    (":include-facet<Enter>", "Enter shows only papers of “quantization”", "+ quantization"),
    (":exclude-facet<Enter>", "- hides papers of “quantization”", "− quantization"),
    ("?include-facet<Enter>", "Enter shows only papers of “quantization”", "+ quantization"),
  ])
  func aFacetIsShownBeforeItIsChosen(keys: String, sentence: String, facet: String) {
    for columns in [80, 100, 160] {
      let browser = browser(keys, columns: columns)
      #expect(browser.shows("7 of 7") && browser.shows("quantization"))
      #expect(browser.shows(sentence), "\(columns): \(browser.rows()[29])")
      browser.press(keys.hasPrefix(":") ? keys : "<Enter>")
      #expect(browser.shows(facet) && !browser.shows("7 of 7"))
    }
  }

  // MARK: Lines

  /// A filter that is longer than its room says where it is cut.
  @Test func aLongFilterIsCutWithASign() {
    let words = "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr ss tt uu vv ww xx yy zz"
    let browser = browser("/" + words, columns: 80)
    func line() -> String { String(browser.rows()[0].split(separator: "/ ", maxSplits: 1)[1]) }
    #expect(line().hasPrefix("…") && line().contains("xx yy zz"), "\(line())")
    browser.press("<C-a>")
    #expect(line().hasPrefix("aa bb cc") && line().contains("…"), "\(line())")
    browser.press("<C-u><C-k>sparse")
    #expect(line().hasPrefix("sparse") && !line().contains("sparse…"))
    // Wide characters are cut between cells, and the caret is always on the screen.
    for columns in 60...80 {
      let browser = self.browser("/" + String(repeating: "稀疏注意力", count: 20), columns: columns)
      let surface = browser.draw()
      #expect(surface.cursor.map { $0.column < columns } == true && browser.shows("/ …"))
    }
  }

  @Test func labelsAreCompletedAsFarAsTheyAgree() {
    let browser = browser(
      "t<C-u>label \"to read\"<Enter>t<C-u>label \"To cite\"<Enter>t<C-u>label kv<Enter>")
    browser.press(":label t<Tab>")
    #expect(browser.rows()[29].hasPrefix(":label \"To "), "\(browser.rows()[29])")
    browser.press("r<Tab>")
    #expect(browser.rows()[29].hasPrefix(":label \"to read\" "))
    browser.press("<C-u>label k<Tab><Enter>")
    #expect(!browser.shows("#kv"), "it was there and is taken off")
    browser.press(":label nothing<Tab>")
    #expect(browser.rows()[29].hasPrefix(":label nothing "))
  }

  /// The marks are part of it, unless it stands between them as in the filter.
  @Test func quotationMarksOfALabelAreKept() {
    let browser = browser("t<C-u>label \"say \"\"hi\"\" twice\"<Enter>", columns: 160)
    #expect(browser.shows("#say \"hi\" twice"))
    browser.press("/label:\"say \"\"hi\"\" twice\"<Enter>")
    #expect(browser.shows("1 of 7"))
    browser.press("<C-x>/label:say<Tab><Enter>")
    #expect(browser.shows("/ label:\"say \"\"hi\"\" twice\"") && browser.shows("1 of 7"))
    // Again takes it off.
    browser.press("<C-x>:label say<Tab>")
    #expect(browser.rows()[29].hasPrefix(":label \"say \"\"hi\"\" twice\" "))
    browser.press("<Enter>")
    #expect(!browser.shows("#say"))
    browser.press(":label \"a \"\"b\"\"\"<Enter>")
    #expect(browser.shows("#a \"b\""))
    browser.press(":label \"\"<Enter>")
    #expect(browser.shows("nothing to change"))
  }

  // MARK: Menus and help

  @Test(arguments: [Keymap.vim, .less]) func shortMenusAreMovedInByAllKeysForThat(keymap: Keymap) {
    let open = keymap.bindings(in: .global).first { $0.command == "links" }!.keys
    for (down, up) in [("j", "k"), ("<Down>", "<Up>"), ("<C-n>", "<C-p>")] {
      let browser = browser("", digests: ["linked"], keymap: keymap)
      let keys = open.map(\.description).joined() + down + down + down + up + "<Enter>"
      browser.press(keys)
      #expect(browser.takeEffects() == [.open("https://arxiv.org/html/2506.01234v2")], "\(down)")
    }
  }

  /// A command that has keys in one pane only is shown with the key of that pane.
  @Test func theHelpNamesKeysOfOtherPanes() {
    func row(_ browser: TestBrowser, _ command: String) -> String {
      browser.press("<C-u>" + command)
      return browser.rows().first { $0.contains(command) && !$0.contains("Keys") } ?? ""
    }
    let fromList = browser("?", columns: 120)
    #expect(row(fromList, "include-facet").contains("<Enter> (facets)"))
    #expect(row(fromList, "triage-end").contains("D (triage)"))
    #expect(!row(fromList, "quit").contains("("))
    let fromFacets = browser("T?", columns: 120)
    #expect(row(fromFacets, "include-facet").contains("<Enter> <Space> "))
    // Every command stands there, with a key where some pane has one for it.
    let known = row(fromList, "include-facet")
    let edge = known.firstIndex(of: "│")!
    let column = known.distance(
      from: edge, to: known.firstRange(of: "include-facet")!.lowerBound)
    // What is for the tutor is shown there.
    for command in Command.all
    where !command.isForPrompts && !command.traits.contains(.isForTutor) {
      let isBound = Context.allCases.contains { context in
        context != .prompt && context != .help
          && Keymap.vim.bindings(in: context).contains { $0.command == command.name }
      }
      fromList.press("<C-u>" + command.name)
      let keys = fromList.rows().compactMap { row -> Substring? in
        guard let edge = row.firstIndex(of: "│"),
          let start = row.index(edge, offsetBy: column, limitedBy: row.endIndex),
          row[start...].hasPrefix(command.name + " ")
        else { return nil }
        return row[edge..<start].dropFirst()
      }
      #expect(keys.count == 1, "\(command.name)")
      #expect(keys.first?.allSatisfy { $0 == " " } == !isBound, "\(command.name)")
    }
  }

  // MARK: Looking in a paper

  @Test func whatIsNotInThePaperIsSaid() {
    let browser = browser("g/Xyz")
    #expect(browser.shows("0 matches"))
    browser.press("<Enter>")
    #expect(browser.shows("“Xyz” is not in this paper."))
    browser.press("g/scorer<Enter>")
    #expect(!browser.shows("not in this paper"))
  }

  /// Where the list has the whole screen, the paper comes up to be looked into, and Esc goes back.
  @Test(arguments: [(100, "z"), (50, "")]) func aHiddenPaperIsShownToBeLookedInto(
    columns: Int, keys: String
  ) {
    let browser = browser(keys, columns: columns)
    #expect(!browser.shows("We choose the keys"))
    let before = browser.rows()
    browser.press("g/scorer")
    #expect(browser.shows("keys matter") && browser.shows("matches"))
    browser.press("<Esc>")
    #expect(browser.rows() == before)
    browser.press("g/scorer<Enter>n")
    #expect(browser.shows("keys matter") && browser.shows("Match 2 of"))
    browser.press("<Esc>q")
    browser.press("/scorer<Enter>n")
    #expect(browser.shows("keys matter") && browser.shows("Match 1 of"))
  }

  @Test func withoutAPaperThereIsNothingToLookInto() {
    let browser = browser("/zzz<Enter>g/")
    #expect(browser.shows("There is no paper here.") && !browser.shows("find:"))
  }
}
