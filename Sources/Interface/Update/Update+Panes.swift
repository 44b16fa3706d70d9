import Canvas
import Catalog
import Digests

extension State {
  mutating func focus(on pane: Pane) -> [Effect] {
    focus = pane
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
    isZoomed.toggle()
    fitWindows()
    return []
  }

  /// Moves the line between list and reader by twentieths of the room.
  mutating func changeSplit(_ step: Int) -> [Effect] {
    let usual = layout.panes[.reader]?.column == layout.panes[.list]?.column ? 0.34 : 0.52
    split = min(0.9, max(0.1, (split ?? usual) + 0.05 * Double(step)))
    fitWindows()
    return []
  }

  /// Keeps the paper in the place of the list, or lets go of the one that is there.
  mutating func pin() -> [Effect] {
    if pinned != nil {
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
    if pinned != nil { return pin() }
    if isZoomed { return zoom() }
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

  mutating func click(_ point: Point, isDouble: Bool) -> [Effect] {
    if case .choosing(let menu) = mode {
      let rect = menuRect(menu)
      let row = point.row - rect.row - 1 + menu.window.offset
      guard point.row > rect.row, menu.items.indices.contains(row) else { return cancel() }
      return choose(menu.items[row])
    }
    guard mode != .helping, let pane = layout.pane(at: point), let rect = layout.panes[pane] else {
      return []
    }
    if case .filtering = mode { _ = accept() }
    mode = .browsing
    let row = point.row - rect.row - State.headerRows(in: rect.rows)
    switch pane {
    case .reader: return focus(on: .reader)
    case .list:
      if row >= 0, list.offset + row < selection.count {
        moveList(.row(list.offset + row + 1))
      }
      return focus(on: isDouble ? .reader : .list)
    case .facets:
      guard row >= 0, facets.indices.contains(facetWindow.offset + row) else {
        return focus(on: .facets)
      }
      facetKey = facets[facetWindow.offset + row].key
      return toggleTag(included: true)
    }
  }

  mutating func wheel(_ point: Point, _ lines: Int) -> [Effect] {
    if case .choosing(let menu) = mode {
      moveMenu(menu, .scroll(lines))
      return []
    }
    if mode == .helping {
      help.window.move(.scroll(lines), count: helpRows.count, height: helpHeight)
      return []
    }
    switch layout.pane(at: point) {
    case .list: moveList(.scroll(lines))
    case .reader: moveReader(.scroll(lines))
    case .facets:
      facetWindow.move(.scroll(lines), count: facets.count, height: height(of: .facets))
    case nil: break
    }
    return []
  }
}
