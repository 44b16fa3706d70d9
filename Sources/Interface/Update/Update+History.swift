import Catalog

extension State {
  /// What was done, to look at and to go back in.
  mutating func openHistory(_ lines: [HistoryLine]) -> [Effect] {
    guard mode == .browsing else { return [] }
    message = nil
    let items = lines.map {
      Menu.Item(label: $0.what, detail: $0.when, choice: .history($0.id))
    }
    return open(
      Menu(
        title: "What was done; Enter goes back to just after it", items: items, hasKeys: false),
      orSay: .nothingDone)
  }
}
