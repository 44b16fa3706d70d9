import Benchmark
import Catalog
import Digests

/// The word index: made, and asked.
func index() {
  let digest = DigestParser.parse(DigestText(papers: 10_000).bytes, path: "year.md")
  Benchmark("index 10,000 papers") { benchmark in
    for _ in benchmark.scaledIterations {
      let library = Library().adding([digest])
      benchmark.startMeasurement()
      library.makeIndexes()
      benchmark.stopMeasurement()
    }
  }
  let library = Library().adding([digest])
  _ = library.rows(in: SortOrder(.date))
  library.makeIndexes()
  for text in ["s", "sparse", "sparse key", "zzz", "-sparse", "sparse | key", "\"sparse key\""] {
    Benchmark("search 10,000 papers with an index for “\(text)”") { benchmark in
      for _ in benchmark.scaledIterations {
        var search = Search(Query(text), in: library, order: SortOrder(.date))
        blackHole(search.finish())
      }
    }
  }
}
