import Catalog
import Papers

// What a key of the filter costs in the engine: from the text as it is typed to the first rows and the exact count,
// without panes and terminal. Benchmarks/README.md says what the figures mean.

let asked = Asked(CommandLine.arguments.dropFirst())
let (library, opening) = KeptSource(asked.source, home: asked.home).open()
let typist = Typist(library)
print("# Keys of the filter, apart from the screen\n")
print("- \(library.count) papers of `\(asked.source)`, opened in \(Figures.text(opening)) ms")
print("- newest first, \(Typist.screen) rows and the exact count taken")
print("- \(asked.rounds) rounds after one that nobody counts")

let typed = TypedRun(asked.queries, by: typist, rounds: asked.rounds)
print("\n## Typed\n\n\(typed.table)")
if !asked.others.isEmpty {
  let others = TypedRun(asked.others, by: typist, rounds: asked.rounds)
  print("\n## Capitals, an accent, and the language\n\n\(others.tableOfParts)")
}

if asked.random > 0 {
  let random = RandomTerms(asked.random, seed: asked.seed, from: library)
  let found = random.times(by: typist)
  let slowest = found.max { $0.time < $1.time }.map { Figures.code($0.term) } ?? ""
  print("\n## Random parts of words\n")
  print("| terms | seed | p50, ms | p99, ms | max, ms | slowest |")
  print("| ---: | ---: | ---: | ---: | ---: | --- |")
  print("| \(found.count) | \(asked.seed) | \(Figures.spread(found.map(\.time))) | \(slowest) |")
}

if asked.scans {
  let (scan, p99) = (Scan(library), Figures.percentile(0.99, of: typed.times))
  print("\n## All texts read once\n")
  let share = (scan.time / p99 * 10).rounded() / 10
  print("\(scan.text); the typed p99 is 1/\(share) of it.")
}
