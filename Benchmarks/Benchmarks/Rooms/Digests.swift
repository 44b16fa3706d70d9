import Benchmark
import Digests
import Foundation
import Storage

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
  // A file of the reader's own: CORPUS=year.md swift package benchmark --filter 'parse CORPUS'
  guard let path = ProcessInfo.processInfo.environment["CORPUS"],
    let file = FileManager.default.contents(atPath: path).map({ [UInt8]($0) })
  else { return }
  Benchmark("parse CORPUS, \(file.count / 1_000_000) MB") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(DigestParser.parse(file, path: path, memory: .largePages))
    }
  }
}
