import Catalog

/// Queries that were typed several times, each time from nothing.
struct TypedRun {
  private(set) var keys: [(query: String, key: Typist.Key)] = []

  /// Types each query once for nobody, so that pages are in memory, and then so often.
  init(_ queries: [String], by typist: Typist, rounds: Int) {
    for query in queries { _ = typist.type(query) }
    for _ in 0..<rounds {
      for query in queries { keys += typist.type(query).map { (query, $0) } }
    }
  }

  /// How long all keys took until everything was found.
  var times: [Duration] { keys.map(\.key.all) }

  /// A row a query, and all together. A key is what was typed up to it; what a moment of noise does to one round
  /// does nothing to its median over the rounds.
  var table: String {
    var lines = [
      "| query | finds | keys | p50, ms | p99, ms | max, ms | p99 of medians, ms | slowest key | its median, ms |",
      "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: |",
    ]
    for query in queries {
      let own = keys.filter { $0.query == query }
      lines.append(row(Figures.code(query), "\(own.last?.key.count ?? 0)", own.map(\.key)))
    }
    lines.append(row("all", "", keys.map(\.key)))
    return lines.joined(separator: "\n")
  }

  /// The same for queries of which a part may be painted before all is found.
  var tableOfParts: String {
    var lines = [
      "| query | finds | keys | first rows p50, ms | p99, ms | max, ms | all p50, ms | p99, ms | max, ms |",
      "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    func row(_ name: String, _ finds: String, _ own: [Typist.Key]) -> String {
      "| \(name) | \(finds) | \(own.count) | \(Figures.spread(own.map(\.first))) | \(Figures.spread(own.map(\.all))) |"
    }
    for query in queries {
      let own = keys.filter { $0.query == query }.map(\.key)
      lines.append(row(Figures.code(query), "\(own.last?.count ?? 0)", own))
    }
    lines.append(row("all", "", keys.map(\.key)))
    return lines.joined(separator: "\n")
  }

  /// The queries in their order.
  private var queries: [String] {
    var seen: Set<String> = []
    return keys.map(\.query).filter { seen.insert($0).inserted }
  }

  private func row(_ name: String, _ finds: String, _ own: [Typist.Key]) -> String {
    let medians = Dictionary(grouping: own, by: \.text).mapValues {
      Figures.percentile(0.5, of: $0.map(\.all))
    }
    let slowest = medians.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let p99 = Figures.percentile(0.99, of: Array(medians.values))
    return "| \(name) | \(finds) | \(own.count) | \(Figures.spread(own.map(\.all))) | "
      + "\(Figures.text(p99)) | \(Figures.code(slowest?.key ?? "")) "
      + "| \(Figures.text(slowest?.value ?? .zero)) |"
  }
}
