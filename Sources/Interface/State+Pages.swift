import Canvas
import Catalog
import Digests

/// What a page was made of. A paper whose text changes without its id is forgotten by `loaded`.
struct PageKey: Hashable {
  let id: PaperID
  let entries: Int
  let comparison: Int?
  let look: ReaderPage.Look
  let columns: Int
}

/// The pages of the reader and of the pinned paper: made when something in them is another, and kept.
extension State {
  /// The columns of the reader's text.
  var readerColumns: Int {
    let columns = layout.panes[.reader]?.columns ?? size.columns
    return max(1, min(options.measure, columns - 2))
  }

  /// Makes the page of the paper under the cursor, and that of the pinned one, unless they are there
  /// already.
  mutating func setPage() {
    if let comparison, paper?.entries.indices.contains(comparison) != true {
      self.comparison = nil
    }
    let comparison = comparison ?? paper.flatMap(earlierEntry)
    makePage(of: paper, comparison, readerColumns, &page, &pageKey)
    makePage(of: pinnedPaper, nil, pinnedColumns, &pinnedPage, &pinnedKey)
  }

  private func makePage(
    of paper: Paper?, _ comparison: Int?, _ columns: Int, _ page: inout ReaderPage?,
    _ pageKey: inout PageKey?
  ) {
    guard let paper else {
      (page, pageKey) = (nil, nil)
      return
    }
    let key = PageKey(
      id: paper.id, entries: paper.entries.count, comparison: comparison,
      look: ReaderPage.Look(
        query: readerQuery, asWritten: showsSource, marks: marks[paper.id],
        isPending: marks.isPending(paper.id), arrival: arrival(of: paper)),
      columns: columns)
    guard key != pageKey else { return }
    pageKey = key
    let blocks =
      comparison.map {
        ReaderPage.blocks(comparing: paper, with: $0, look: key.look, options: options)
      } ?? ReaderPage.blocks(of: paper, look: key.look, options: options)
    page = ReaderPage(blocks: blocks, columns: columns, width: width)
  }

  /// How a paper came: `new since yesterday`.
  private func arrival(of paper: Paper) -> String? {
    let since = arrivedSince.map { " since \($0)" } ?? ""
    if arrivals.crossListed.contains(paper.id) { return "cross-listed" + since }
    if arrivals.new.contains(paper.id) { return "new" + since }
    if arrivals.revised.contains(paper.id) { return "revised" + since }
    return arrivals.again.contains(paper.id) ? "here again" + since : nil
  }

  /// Forgets the pages: the papers may say something else now.
  mutating func dropPage() {
    (page, pageKey, pinnedPage, pinnedKey) = (nil, nil, nil, nil)
  }

  /// The columns of the pinned paper's text.
  private var pinnedColumns: Int {
    max(1, min(options.measure, (layout.panes[.list]?.columns ?? size.columns) - 2))
  }

  /// The first row of a page to show.
  func topLine(of page: ReaderPage) -> Int {
    guard let id = paper?.id, let place = positions[id] else { return 0 }
    return min(page.line(of: place), max(0, page.lines.count - height(of: .reader)))
  }

  /// The first row of the pinned page to show.
  var pinnedTop: Int {
    guard let page = pinnedPage, let pinned, let place = positions[pinned] else { return 0 }
    return min(page.line(of: place), max(0, page.lines.count - height(of: .list)))
  }
}
