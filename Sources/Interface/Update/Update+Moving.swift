import Canvas
import Catalog
import Papers

extension State {
  mutating func move(_ motion: Motion) -> [Effect] {
    if case .choosing(let menu) = mode {
      moveMenu(menu, motion)
      return []
    }
    if mode == .helping {
      help.window.move(motion, count: helpRows.count, height: helpHeight)
      return []
    }
    // While the filter is typed, pages of the list can be turned.
    switch mode != .browsing ? .list : triage != nil ? .reader : focus {
    case .list where pinnedPaper != nil && mode == .browsing: movePinned(motion)
    case .list: moveList(motion)
    case .reader: moveReader(motion)
    case .facets: moveFacets(motion)
    }
    return []
  }

  mutating func movePaper(_ step: Int) -> [Effect] {
    if let triage { return goToPaper(near: triage.place.adding(step)) }
    moveList(.lines(step))
    return []
  }

  mutating func moveList(_ motion: Motion) {
    list.move(motion, count: selection.count, height: height(of: .list))
    arrive()
  }

  /// The cursor is on a paper by the reader's own will: stay with it from now on.
  mutating func arrive() {
    let id = paper?.id
    if id != anchor { (currentMatch, comparison) = (nil, nil) }
    anchor = id
  }

  /// The cursor stays with the paper that it is on, if it has not been moved to one.
  mutating func stay() {
    if anchor == nil { anchor = paper?.id }
  }

  mutating func moveFacets(_ motion: Motion) {
    facetWindow.move(motion, count: facets.count, height: height(of: .facets))
    facetKey = facet
  }

  /// The reader has no cursor: every motion scrolls.
  mutating func moveReader(_ motion: Motion) {
    setPage()
    guard let page else { return }
    let top = State.scrolled(topLine(of: page), by: motion, height(of: .reader), page)
    show(line: top, of: page)
  }

  mutating func movePinned(_ motion: Motion) {
    setPage()
    guard let pinned, let page = pinnedPage else { return }
    let top = State.scrolled(pinnedTop, by: motion, height(of: .list), page)
    positions[pinned] = top == 0 ? nil : page.place(ofLine: top)
  }

  /// The first row of a page after a motion.
  private static func scrolled(
    _ top: Int, by motion: Motion, _ height: Int, _ page: ReaderPage
  ) -> Int {
    let last = max(0, page.lines.count - height)
    var top = top
    switch motion {
    case .lines(let lines), .scroll(let lines): top = top.adding(lines)
    case .halfPages(let halves): top = top.adding(ListWindow.step(halves, height))
    case .first: top = 0
    case .last: top = last
    case .row(let row): top = row.adding(-1)
    case .screenTop, .screenMiddle, .screenBottom: break
    }
    return min(max(0, top), last)
  }

  /// Scrolls the reader so that a row of the page comes first.
  private mutating func show(line: Int, of page: ReaderPage) {
    guard let id = paper?.id else { return }
    stay()
    positions[id] = line == 0 ? nil : page.place(ofLine: line)
  }

  /// Looks for a text in the reader as it is typed.
  mutating func beginFind() -> [Effect] {
    mode = .finding(before: find.text)
    find.set("")
    currentMatch = nil
    return []
  }

  /// Goes to the first match that is visible or below.
  mutating func showFirstMatch() {
    currentMatch = nil
    setPage()
    if let page, !page.matches.isEmpty { _ = nextMatch(1) }
    message = nil
  }

  mutating func nextMatch(_ step: Int) -> [Effect] {
    setPage()
    guard let page, !page.matches.isEmpty else {
      message =
        readerQuery.terms.isEmpty
        ? .noFilterToMatch(filter: key(for: "filter"), find: key(for: "find"))
        : .noMatchHere(find.text, isFind: !find.text.isEmpty)
      return []
    }
    let count = page.matches.count
    let height = height(of: .reader)
    let top = topLine(of: page)
    var next: Int
    if let currentMatch, currentMatch < count {
      next = currentMatch.adding(step)
    } else {
      // The first one that is visible or below, or above when going back.
      let start = page.place(ofLine: top)
      let first = page.matches.firstIndex {
        ReaderPage.Place(block: $0.block, offset: $0.range.lowerBound) >= start
      }
      next = (step > 0 ? (first ?? 0) - 1 : first ?? count).adding(step)
    }
    next = ((next % count) + count) % count
    currentMatch = next
    let (block, range) = page.matches[next]
    let line = page.line(of: ReaderPage.Place(block: block, offset: range.lowerBound))
    if line < top || line >= top + height {
      let last = max(0, page.lines.count - height)
      show(line: min(max(0, line - height / 3), last), of: page)
    }
    message = .match(next + 1, of: count)
    return []
  }
}
