import ArgumentParser
import Catalog
import Papers

/// In which order papers are printed, and how many of them.
struct OrderArguments: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Sort by keys: \(SortOrder.hint), as in -date,title. A sort: in the query counts before it.",
      valueName: "order"),
    transform: { text in
      guard let order = SortOrder(text) else {
        throw ValidationError(
          "“\(SafeText.line(text))” is no order: it takes \(SortOrder.hint).")
      }
      return order
    })
  var sort: SortOrder?

  @Option(name: [.customShort("n"), .customLong("limit")], help: "Print at most so many.")
  var limit: Count?

  var order: SortOrder { sort ?? SortOrder(.date) }

  func first<Item>(_ items: [Item]) -> [Item] {
    limit.map { Array(items.prefix($0.value)) } ?? items
  }
}
