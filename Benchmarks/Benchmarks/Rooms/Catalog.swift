import Benchmark
import Catalog
import Digests
import Papers

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
  let years = Library().adding([
    DigestParser.parse(DigestText(papers: 40_000).bytes, path: "years.md")
  ])
  years.makeIndexes()
  years.makeWords()
  Benchmark("papers like one of 40,000, by their index") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(years.related(to: years.paper(at: 20_000).id))
    }
  }
  let digests = (0..<101).map(month)
  let many = Library().adding(Array(digests.dropLast()))
  Benchmark("one of 100 digests has changed") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(many.updated(to: Array(digests.dropFirst()))) }
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

/// A digest of 100 papers of a month of their own.
private func month(_ number: Int) -> Digest {
  let text = String(decoding: DigestText(papers: 100).bytes, as: UTF8.self)
  let month = 1501 + number / 12 * 100 + number % 12
  let dated = text.replacing("/abs/2504.", with: "/abs/\(month).")
  return DigestParser.parse(Array(dated.utf8), path: "\(month).md")
}

private func found(_ text: String, in library: Library, after before: Selection?) -> Selection? {
  var search = Search(
    Query(text), in: library, order: SortOrder(.date), startingFrom: before ?? Selection())
  return search.finish()
}
