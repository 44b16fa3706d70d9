import Catalog

/// The commands that sort.
extension Command {
  static let order: [Command] =
    [
      Command(
        "sort", "Choose what to sort by, or type it: rating,-date", .order,
        .aboutList,
        argument: Argument(
          run: { $0.sort(asTyped: $1.words) },
          likely: { _, _ in SortOrder.Key.allCases.map(\.rawValue) })
      ) { $0.openSorting() }
    ]
    + sorting.map { key, help in
      Command("sort-\(key.rawValue)", "Sort \(help); again turns round", .order, .aboutList) {
        $0.sort(by: key)
      }
    } + [
      Command("sort-reverse", "Turn the order round", .order, .aboutList) { $0.reverseOrder() }
    ]

  /// The keys, and what they do as the help says it in a line of 80 columns.
  static let sorting: [(key: SortOrder.Key, help: String)] = [
    (.date, "by date, the newest first"),
    (.title, "by title"),
    (.author, "by first author"),
    (.relevance, "by how well the filter fits"),
    (.added, "by when Quire saw it first"),
    (.rating, "by your rating, the best first"),
    (.citations, "by how many papers name it"),
    (.queue, "by the reading queue"),
    (.digest, "as the digests do"),
  ]
}
