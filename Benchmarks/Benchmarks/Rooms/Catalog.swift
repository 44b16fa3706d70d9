import Benchmark
import Catalog
import Digests

/// Digests to libraries, and questions to them.
func catalog() {
  let digest = DigestParser.parse(DigestText(papers: 10_000).bytes, path: "year.md")
  Benchmark("build a library of 10,000 papers") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(Library().adding([digest])) }
  }
  let library = Library().adding([digest])
  _ = library.rows(in: SortOrder(.date))
  Benchmark("papers like one of 10,000") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(library.related(to: library.paper(at: 5000).id))
    }
  }
  for text in ["s", "sparse", "sparse key", "zzz"] {
    Benchmark("search 10,000 papers for “\(text)”") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(found(text, in: library, after: nil)) }
    }
  }
  Benchmark("one more letter: “spars” to “sparse”, 10,000 papers") { benchmark in
    let before = found("spars", in: library, after: nil)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(found("sparse", in: library, after: before)) }
  }
}

private func found(_ text: String, in library: Library, after before: Selection?) -> Selection? {
  var search = Search(
    Query(text), in: library, order: SortOrder(.date), startingFrom: before ?? Selection())
  return search.finish()
}
