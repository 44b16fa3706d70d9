import Benchmark
import Catalog
import Digests

/// What a key of the filter costs that is about words of titles or authors, and completing among many authors.
func words() {
  let digest = DigestParser.parse(DigestText(papers: 10_000).bytes, path: "year.md")
  Benchmark("words of the titles and authors of 10,000 papers") { benchmark in
    for _ in benchmark.scaledIterations {
      let library = Library().adding([digest])
      benchmark.startMeasurement()
      library.makeWords()
      benchmark.stopMeasurement()
    }
  }
  let library = Library().adding([digest])
  library.makeWords()
  library.makeOrders()
  for text in ["~atention", "author:w", "-atten", "atten | zzz"] {
    Benchmark("search 10,000 papers for “\(text)”, words known") { benchmark in
      for _ in benchmark.scaledIterations {
        var search = Search(Query(text), in: library, order: SortOrder(.date))
        blackHole(search.finish())
      }
    }
  }
  Benchmark("one more letter behind “-zzz”, 10,000 papers") { benchmark in
    var first = Search(Query("-zzz"), in: library, order: SortOrder(.date))
    let before = first.finish()
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      var search = Search(
        Query("-zzz s"), in: library, order: SortOrder(.date), startingFrom: before)
      blackHole(search.finish())
    }
  }
  completions()
}

/// Among 320,000 authors, each of one paper: the part of a key that is not the search.
private func completions() {
  let syllables = ["ka", "mi", "no", "ro", "sa", "te", "wu", "ly"]
  var text = ""
  for number in 0..<40_000 {
    let authors = (0..<8).map { place in
      let all = String(number * 8 + place, radix: 8)
      let name = all.compactMap(\.wholeNumberValue).map { syllables[$0] }.joined()
      return "A. \(name.prefix(1).uppercased() + name.dropFirst())"
    }
    text += "## Paper \(number)\n\n>Authors: \(authors.joined(separator: ", "))\n\n"
    text += "> http://arxiv.org/abs/2504.\(10_000 + number)v1\n\nNothing.\n\n\n"
  }
  let library = Library().adding([DigestParser.parse(Array(text.utf8), path: "authors.md")])
  library.makeWords()
  for typed in ["", "k", "ka", "kami"] {
    Benchmark("complete “author:\(typed)” among 320,000 authors") { benchmark in
      var search = Search(
        Query(typed.isEmpty ? "" : "author:\(typed)"), in: library, order: SortOrder(.date))
      let found = search.finish()!
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        let completer = Completer(
          .author, beginning: typed, in: library, found, MarkedRows(), views: ViewList())
        blackHole(completer.completions())
      }
    }
  }
}
