import Catalog

extension State {
  /// Sorts by a key; by the one that it is sorted by already, the other way round.
  mutating func sort(by key: SortOrder.Key) -> [Effect] {
    let order = results.shownOrder
    return sort(order.first.key == key ? order.reversed : SortOrder(key))
  }

  mutating func reverseOrder() -> [Effect] { sort(results.shownOrder.reversed) }

  /// Sorts by keys that were typed.
  mutating func sort(asTyped text: String) -> [Effect] {
    let text = text.filter { !$0.isWhitespace }
    guard let order = SortOrder(text) else {
      talk.message = .noOrder(text)
      return []
    }
    return sort(order)
  }

  /// The keys to choose from, with what comes first by each. The one that it is sorted by is turned round.
  mutating func openSorting() -> [Effect] {
    let shown = results.shownOrder
    let items = Command.sorting.map { key, _ in
      let part = shown.parts.first { $0.key == key }
      let way = Message.order(part ?? SortOrder.Part(key))
      var detail = part.map { options.glyphs.arrow(falls: $0.falls) + " " + way } ?? way
      if part == shown.first {
        detail += "; again " + Message.order(SortOrder.Part(key, falls: !shown.first.falls))
      }
      return sortingItem(key.rawValue, detail)
    }
    let reversed = Message.order(shown.reversed.first)
    return open(
      Menu(title: "Sort by", items: items + [sortingItem("reverse", reversed)]),
      orSay: .noOrder(""))
  }

  /// An item has the letter that its command has behind the others.
  private func sortingItem(_ name: String, _ detail: String) -> Menu.Item {
    let command = "sort-" + name
    let keys = keyIndex.keys(for: command, in: .list).first { $0.count > 1 && $0.last != ">" }
    return Menu.Item(
      label: name, detail: detail, choice: .command(command), key: keys?.last)
  }

  /// Puts the list in an order. Where the filter asks for one, that word of it becomes the new one: it counts while
  /// it stands.
  private mutating func sort(_ order: SortOrder) -> [Effect] {
    if order.contains(.relevance), !results.query.hasWordsToFit {
      talk.message = .nothingToFit(filter: key(for: "filter"))
    }
    guard results.query.order != nil else {
      results.order = order
      return research()
    }
    let text = results.query.text(sortedBy: order)
    guard text.unicodeScalars.count <= State.lineLimit else {
      talk.message = .pasteCut(State.lineLimit)
      return []
    }
    results.filter.replace(text)
    return research()
  }
}
