import Canvas
import Catalog
import Papers

extension State {
  mutating func focus(on pane: Pane) -> [Effect] {
    screen.focus = pane
    if pane == .reader { stay() }
    fitWindows()
    return []
  }

  /// Goes round the panes from left to right.
  mutating func focusNext(_ step: Int) -> [Effect] {
    let order: [Pane] = [.views, .facets, .list, .reader]
    let (index, count) = (order.firstIndex(of: screen.focus)!, order.count)
    return focus(on: order[((index.adding(step) % count) + count) % count])
  }

  mutating func zoom() -> [Effect] {
    screen.zoomed = screen.isZoomed ? nil : screen.focus
    fitWindows()
    return []
  }

  /// Moves the line between list and reader by twentieths of the room.
  mutating func changeSplit(_ step: Int) -> [Effect] {
    screen.split = min(0.9, max(0.1, (screen.split ?? Layout.usualSplit) + 0.05 * Double(step)))
    fitWindows()
    return []
  }

  /// Keeps the paper instead of the list, or lets go of the one that is there.
  mutating func pin() -> [Effect] {
    if pinnedPaper != nil {
      reader.pinned = nil
      return []
    }
    guard let paper = somePaper() else { return [] }
    reader.pinned = paper.id
    talk.message = .pinned(next: key(for: "next-paper"), previous: key(for: "previous-paper"))
    return focus(on: .reader)
  }

  mutating func toggleSource() -> [Effect] {
    reader.showsSource.toggle()
    talk.message = reader.showsSource ? .asWritten : .rendered
    return []
  }

  /// One level back: zoom, pane, program.
  mutating func back() -> [Effect] {
    if reader.comparison != nil {
      reader.comparison = nil
      return []
    }
    if triage.round != nil { return leaveTriage() }
    if peeked != nil { return endPeek() }
    if pinnedPaper != nil { return pin() }
    if let zoomed = screen.zoomed { return screen.focus == zoomed ? zoom() : focus(on: zoomed) }
    if screen.focus != .list { return focus(on: .list) }
    return [.quit]
  }

  /// Leaves what is open; in the list with nothing open, drops what narrows it.
  mutating func cancel() -> [Effect] {
    switch prompt.mode {
    case .filtering(let before): return closeHelp() ? [] : cancelFilter(before)
    case .finding(let before, let pane):
      prompt.mode = .browsing
      reader.find(before)
      return focus(on: pane)
    case .sifting(let before): return cancelSifting(before)
    case .commanding, .launching, .helping, .choosing:
      prompt.mode = .browsing
      return []
    case .browsing:
      if stop() { return [] }
      if screen.focus == .facets, facets.rangeStart != nil || facets.listing.filtered != nil {
        if facets.rangeStart == nil { endSifting() }
        facets.rangeStart = nil
        return []
      }
      if !reader.find.text.isEmpty {
        reader.find("")
        return []
      }
      if triage.round != nil { return leaveTriage() }
      if peeked != nil { return endPeek() }
      if screen.isZoomed || screen.focus != .list { return back() }
      if !ticked.isEmpty { return untick() }
      if options.picking != nil { return [.quit] }
      if results.hasOthers { return showOthers() }
      return results.isNarrowed ? clearFilter() : []
    }
  }

  /// Gives up what takes long; false when there is no such thing. Of a search there is what it had come to.
  @discardableResult mutating func stop() -> Bool {
    let stopped = jobs.stop()
    if stopped.isEmpty { return false }
    if !stopped.isDisjoint(with: [.fetch, .download]) {
      talk.message = .fetchingStopped(
        again: key(for: stopped.contains(.fetch) ? "fetch" : "get-pdf"))
      return true
    }
    talk.message = .stopped
    asking.markings = []
    if stopped.contains(.search) { showPart() }
    return true
  }

  mutating func interrupt() -> [Effect] {
    if talk.wasInterrupted, prompt.mode == .browsing { return [.quit] }
    if prompt.mode != .browsing { return cancel() }
    if stop() { return [] }
    talk.wasInterrupted = true
    talk.message = .interruptAgain(interrupt: key(for: "interrupt"), quit: key(for: "quit"))
    return []
  }

  mutating func resized(_ size: Size) -> [Effect] {
    screen.rowsBelow = lesson == nil ? 0 : Lesson.rows(of: size.rows)
    screen.size = Size(columns: size.columns, rows: size.rows - screen.rowsBelow)
    fitWindows()
    return []
  }

  /// Makes all windows fit their panes and lists.
  mutating func fitWindows() {
    screen.list.fit(count: results.shown.count, height: height(of: .list))
    facets.fit(height: height(of: .facets))
    views.window.fit(count: results.views.count, height: height(of: .views))
    if case .choosing(var menu) = prompt.mode {
      menu.window.fit(count: menu.items.count, height: height(of: menu))
      prompt.mode = .choosing(menu)
    }
    showOutputAnew()
    if prompt.mode == .helping { prompt.help.window.fit(count: helpRows.count, height: helpHeight) }
  }
}
