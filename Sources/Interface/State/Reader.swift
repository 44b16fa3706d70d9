import Papers

/// What the reader pane shows of a paper, and the paper that is pinned beside it.
struct Reader {
  /// What is looked for in the paper, in place of the filter; empty when nothing is.
  var find = LineEditor()
  /// How far each paper has been scrolled, by its text; papers at their top are not kept.
  private(set) var positions: [PaperID: ReaderPage.Place] = [:]
  /// The paper that is shown instead of the list, to be read beside others.
  var pinned: PaperID?
  /// What is shown in place of the paper: another entry's text against it.
  var comparison: Int?
  /// The papers that are looked at in place of the list's, the one that is seen last.
  var peeks: [Peek] = []
  /// The match that `next-match` went to last, by its number in the page.
  var currentMatch: Int?
  /// Where the reader began to look for what is being typed: matches are found from there on.
  var findStart: (id: PaperID, place: ReaderPage.Place)?
  /// TeX is shown as it was written.
  var showsSource = false

  /// The pages of the paper under the cursor and of the pinned one, as `setPage` made them last.
  var shownPage = ShownPage()
  var shownPinned = ShownPage()
}

/// A paper that is looked at while the list stays where it is.
struct Peek: Hashable {
  let id: PaperID
  /// Where the reader was, and what goes on there afterwards.
  let pane: Pane
  let comparison: Int?
  let menu: Menu?
}

extension Reader {
  /// Keeps how far a paper is scrolled.
  mutating func keep(_ place: ReaderPage.Place?, of id: PaperID) {
    positions[id] = place == ReaderPage.Place() ? nil : place
  }

  /// Looks for something else, or for nothing.
  mutating func find(_ text: String) {
    find.set(text)
    currentMatch = nil
  }

  /// Another paper is read now.
  mutating func leavePaper() { (currentMatch, comparison, peeks) = (nil, nil, []) }

  /// Forgets the pages: the papers may say something else now.
  mutating func dropPages() {
    shownPage.forget()
    shownPinned.forget()
  }
}
