import Canvas
import Catalog
import Papers

/// The pages of the reader, and how much of them there is room for.
extension State {
  var page: ReaderPage? { reader.shownPage.page }
  var pinnedPage: ReaderPage? { reader.shownPinned.page }

  /// The rows that a pane has for its lines; what it would have, when it is hidden.
  func height(of pane: Pane) -> Int {
    let rows = layout.panes[pane]?.rows ?? screen.size.rows - 2
    guard pane == .reader else { return max(1, rows - State.headerRows(in: rows)) }
    let hints = hintLines.count
    return max(1, rows - (hints > 0 ? hints + 1 : 0))
  }

  /// What tells a newcomer how to go on, as lines under the page: all of it where that leaves the page
  /// most of the room, else as much as takes a quarter of the rows with the rule above.
  var hintLines: [String] {
    guard !options.hints.isEmpty, let rect = layout.panes[.reader], rect.rows >= 8 else {
      return []
    }
    let lines = options.hints.flatMap { hint in
      Array(hint.utf8).withUnsafeBytes { bytes in
        Wrap.lines(bytes, columns: max(1, rect.columns - 2), width: width).map {
          String(decoding: bytes[$0], as: UTF8.self)
        }
      }
    }
    let room = rect.rows >= 3 * (lines.count + 1) ? lines.count : rect.rows / 4 - 1
    return Array(lines.prefix(room))
  }

  /// A pane with few rows has no header.
  static func headerRows(in rows: Int) -> Int { rows >= 4 ? 1 : 0 }

  /// The columns of the reader's text.
  var readerColumns: Int {
    let columns = layout.panes[.reader]?.columns ?? screen.size.columns
    return max(1, min(options.measure, columns - 2))
  }

  /// Makes the page of the paper under the cursor, and that of the pinned one, unless they are there
  /// already.
  mutating func setPage() {
    if let comparison = reader.comparison, paper?.entries.indices.contains(comparison) != true {
      reader.comparison = nil
    }
    let comparison = reader.comparison ?? paper.flatMap(earlierEntry)
    makePage(of: paper, comparison, readerColumns, in: \.reader.shownPage)
    makePage(of: pinnedPaper, nil, pinnedColumns, in: \.reader.shownPinned)
  }

  private mutating func makePage(
    of paper: Paper?, _ comparison: Int?, _ columns: Int,
    in shown: WritableKeyPath<State, ShownPage>
  ) {
    guard let paper else {
      self[keyPath: shown].forget()
      return
    }
    let key = ShownPage.Key(
      id: paper.id, entries: paper.entries.count, comparison: comparison,
      look: ReaderPage.Look(
        query: readerQuery, asWritten: reader.showsSource, marks: marks[paper.id],
        isPending: marks.all.isPending(paper.id), arrival: arrival(of: paper)),
      columns: columns)
    self[keyPath: shown].show(key) { [options, width] in
      let blocks =
        comparison.map {
          ReaderPage.blocks(comparing: paper, with: $0, look: key.look, options: options)
        } ?? ReaderPage.blocks(of: paper, look: key.look, options: options)
      return ReaderPage(blocks: blocks, columns: columns, width: width)
    }
  }

  /// How a paper came: `new since yesterday`.
  private func arrival(of paper: Paper) -> String? {
    let since = marks.arrivedSince.map { " since \($0)" } ?? ""
    if marks.arrivals.crossListed.contains(paper.id) { return "cross-listed" + since }
    if marks.arrivals.new.contains(paper.id) { return "new" + since }
    if marks.arrivals.revised.contains(paper.id) { return "revised" + since }
    return marks.arrivals.again.contains(paper.id) ? "here again" + since : nil
  }

  /// The columns of the pinned paper's text.
  private var pinnedColumns: Int {
    max(1, min(options.measure, (layout.panes[.list]?.columns ?? screen.size.columns) - 2))
  }

  /// The first row of a page to show.
  func topLine(of page: ReaderPage) -> Int {
    guard let id = paper?.id, let place = reader.positions[id] else { return 0 }
    return min(page.line(of: place), max(0, page.lines.count - height(of: .reader)))
  }

  /// The first row of the pinned page to show.
  var pinnedTop: Int {
    guard let page = pinnedPage, let pinned = reader.pinned, let place = reader.positions[pinned]
    else { return 0 }
    return min(page.line(of: place), max(0, page.lines.count - height(of: .list)))
  }
}
