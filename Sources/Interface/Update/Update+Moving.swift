import Catalog
import Papers

extension State {
  mutating func move(_ motion: Motion) -> [Effect] {
    if case .choosing(let menu) = prompt.mode {
      moveMenu(menu, motion)
      return []
    }
    if prompt.mode == .helping {
      prompt.help.window.move(motion, count: helpRows.count, height: helpHeight)
      return []
    }
    if prompt.filterHelp.sheet != nil, case .halfPages(let halves) = motion {
      scrollSheet(by: ListWindow.step(halves, sheetHeight))
      return []
    }
    // While the filter is typed, pages of the list can be turned.
    if prompt.mode.isSifting {
      moveFacets(motion)
      return []
    }
    switch prompt.mode != .browsing ? .list : triage.round != nil ? .reader : screen.focus {
    case .list where pinnedPaper != nil && prompt.mode == .browsing: movePinned(motion)
    case .list: moveList(motion)
    case .reader: moveReader(motion)
    case .facets: moveFacets(motion)
    case .views: moveViews(motion)
    }
    return []
  }

  mutating func movePaper(_ step: Int) -> [Effect] {
    if let round = triage.round { return goToPaper(near: round.index.adding(step)) }
    moveList(.lines(step))
    return []
  }

  mutating func moveList(_ motion: Motion) {
    screen.list.move(motion, count: results.shown.count, height: height(of: .list))
    arrive()
  }

  /// The cursor is on a paper by the reader's own will: stay with it from now on.
  mutating func arrive() {
    reader.peeks = []
    let id = listed?.id
    if id != screen.anchor { reader.leavePaper() }
    screen.anchor = id
  }

  /// The cursor stays with the paper that it is on, if it has not been moved to one.
  mutating func stay() {
    if screen.anchor == nil { screen.anchor = listed?.id }
  }

  mutating func moveFacets(_ motion: Motion) {
    facets.move(motion, height: height(of: .facets))
  }

  /// The reader has no cursor: every motion scrolls.
  mutating func moveReader(_ motion: Motion) {
    setPage()
    guard let page else { return }
    let top = State.scrolled(topLine(of: page), by: motion, height(of: .reader), page)
    reader.findStart = nil
    show(line: top, of: page)
  }

  mutating func movePinned(_ motion: Motion) {
    setPage()
    guard let pinned = reader.pinned, let page = pinnedPage else { return }
    let top = State.scrolled(pinnedTop, by: motion, height(of: .list), page)
    reader.keep(page.place(ofLine: top), of: pinned)
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
    reader.keep(page.place(ofLine: line), of: id)
  }

  /// Looks for a text in the reader as it is typed.
  mutating func beginFind() -> [Effect] {
    guard somePaper() != nil else { return [] }
    prompt.mode = .finding(before: reader.find.text, from: screen.focus)
    reader.find("")
    reader.findStart = nil
    return showReader()
  }

  /// Shows the reader where it is hidden: what is looked for in it is to be seen.
  private mutating func showReader() -> [Effect] {
    layout.panes[.reader] == nil ? focus(on: .reader) : []
  }

  /// Goes to the first match that was visible or below when the reader began to type; back there without one.
  mutating func showFirstMatch() {
    reader.currentMatch = nil
    setPage()
    if let page, let id = paper?.id {
      let start = reader.findStart.flatMap { $0.id == id ? $0.place : nil }
      let place = start ?? page.place(ofLine: topLine(of: page))
      reader.findStart = (id, place)
      reader.keep(place, of: id)
      if !page.matches.isEmpty { _ = nextMatch(1) }
    }
    talk.message = nil
  }

  mutating func nextMatch(_ step: Int) -> [Effect] {
    setPage()
    guard let page, !page.matches.isEmpty else {
      talk.message =
        !readerQuery.hasMatches
        ? .noFilterToMatch(filter: key(for: "filter"), find: key(for: "find"))
        : .noMatchHere(reader.find.text, isFind: !reader.find.text.isEmpty)
      return []
    }
    let count = page.matches.count
    let height = height(of: .reader)
    let top = topLine(of: page)
    var next: Int
    if let currentMatch = reader.currentMatch, currentMatch < count {
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
    reader.currentMatch = next
    _ = showReader()
    let (block, range) = page.matches[next]
    let line = page.line(of: ReaderPage.Place(block: block, offset: range.lowerBound))
    if line < top || line >= top + height {
      let last = max(0, page.lines.count - height)
      show(line: min(max(0, line - height / 3), last), of: page)
    }
    talk.message = .match(next + 1, of: count)
    return []
  }
}
