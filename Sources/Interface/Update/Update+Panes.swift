import Canvas
import Catalog
import Papers

extension State {
  mutating func focus(on pane: Pane) -> [Effect] {
    focus = pane
    if pane == .reader { stay() }
    fitWindows()
    return []
  }

  /// Goes round the panes from left to right.
  mutating func focusNext(_ step: Int) -> [Effect] {
    let order: [Pane] = [.facets, .list, .reader]
    let place = order.firstIndex(of: focus)!
    return focus(on: order[((place.adding(step) % 3) + 3) % 3])
  }

  mutating func zoom() -> [Effect] {
    zoomed = isZoomed ? nil : focus
    fitWindows()
    return []
  }

  /// Moves the line between list and reader by twentieths of the room.
  mutating func changeSplit(_ step: Int) -> [Effect] {
    split = min(0.9, max(0.1, (split ?? Layout.usualSplit) + 0.05 * Double(step)))
    fitWindows()
    return []
  }

  /// Keeps the paper in the place of the list, or lets go of the one that is there.
  mutating func pin() -> [Effect] {
    if pinnedPaper != nil {
      pinned = nil
      return []
    }
    guard let paper else {
      message = .noPaper
      return []
    }
    pinned = paper.id
    message = .pinned(next: key(for: "next-paper"), previous: key(for: "previous-paper"))
    return focus(on: .reader)
  }

  mutating func toggleSource() -> [Effect] {
    showsSource.toggle()
    message = showsSource ? .asWritten : .rendered
    return []
  }

  /// One level back: zoom, pane, program.
  mutating func back() -> [Effect] {
    if comparison != nil {
      comparison = nil
      return []
    }
    if triage != nil { return leaveTriage() }
    if pinnedPaper != nil { return pin() }
    if let zoomed { return focus == zoomed ? zoom() : focus(on: zoomed) }
    if focus != .list { return focus(on: .list) }
    return [.quit]
  }

  /// Leaves what is open; in the list with nothing open, drops what narrows it.
  mutating func cancel() -> [Effect] {
    switch mode {
    case .filtering(let before): return cancelFilter(before)
    case .finding(let before):
      mode = .browsing
      find.set(before)
      currentMatch = nil
      return []
    case .commanding, .helping, .choosing:
      mode = .browsing
      return []
    case .browsing:
      if !find.text.isEmpty {
        find.set("")
        currentMatch = nil
        return []
      }
      if triage != nil { return leaveTriage() }
      if isZoomed || focus != .list { return back() }
      if !selected.isEmpty || rangeStart != nil { return select(.none) }
      return filter.text.isEmpty && choices.isEmpty ? [] : clearFilter()
    }
  }

  mutating func interrupt() -> [Effect] {
    if wasInterrupted, mode == .browsing { return [.quit] }
    if mode != .browsing { return cancel() }
    wasInterrupted = true
    message = .interruptAgain(interrupt: key(for: "interrupt"), quit: key(for: "quit"))
    return []
  }

  mutating func resized(_ size: Size) -> [Effect] {
    self.size = size
    fitWindows()
    return []
  }

  /// Makes all windows fit their panes and lists.
  mutating func fitWindows() {
    list.fit(count: selection.count, height: height(of: .list))
    facetWindow.fit(count: facets.count, height: height(of: .facets))
    if case .choosing(var menu) = mode {
      menu.window.fit(count: menu.items.count, height: height(of: menu))
      mode = .choosing(menu)
    }
    if mode == .helping { help.window.fit(count: helpRows.count, height: helpHeight) }
  }
}
