import Benchmark
import Digests

/// Bytes to digests.
func digests() {
  let one = DigestText()
  Benchmark("parse a digest of 130 papers") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(DigestParser.parse(one.bytes, path: "week.md"))
    }
  }
  let many = DigestText(papers: 10_000)
  Benchmark("parse 10,000 papers, \(many.bytes.count >> 20) MiB") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(DigestParser.parse(many.bytes, path: "year.md"))
    }
  }
}
