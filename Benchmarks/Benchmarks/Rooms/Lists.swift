import Benchmark
import Digests
import Markup

/// Lists of papers to digests.
func lists() {
  let text = ListText(papers: 10_000)
  func read(_ name: String, _ bytes: [UInt8]) {
    Benchmark("read \(name) of 10,000 papers, \(bytes.count >> 10) KiB") { benchmark in
      for _ in benchmark.scaledIterations {
        blackHole(
          DigestParser.parse(
            bytes, path: "list.md", dialects: Dialect.text + Dialect.lists + Dialect.anyOther))
      }
    }
  }
  read("a list of links", text.awesome)
  read("a weekly table", text.weekly)
}
