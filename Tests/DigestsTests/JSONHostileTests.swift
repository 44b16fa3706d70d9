import Digests
import Papers
import Testing

/// JSON made to break readers: what can be read is read, the rest is a problem, and nothing takes more
/// time than its size.
@Suite struct JSONHostileTests {
  private static let good = #"{"id": "2501.00001", "title": "Good", "abstract": "Text."}"#

  private func read(_ text: String, as dialect: Dialect = .genericJSON) -> Digest {
    Digest.read(Array(text.utf8), as: dialect, inPiecesOf: DigestParser.windowSize)
  }

  @Test(arguments: ["[", "{", #"{"a":"#, #"[{"a":["#, #"{"a":{"title":"#])
  func deepNesting(opening: String) {
    let deep = String(repeating: opening, count: 20_000)
    let digest = read("\(Self.good)\n\(deep)\n\(Self.good)\n")
    #expect(digest.titles.first == "Good")
    #expect(!digest.problems.isEmpty)
    Digest.expectSameInPieces(
      Array("\(String(repeating: opening, count: 200))\n\(Self.good)\n".utf8), as: .genericJSON)
  }

  @Test func nestingThatEndsCostsNothingElse() {
    let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
    let text =
      "\(deep)\n\(Self.good)\n{\"id\": \"2501.00002\", \"title\": \"Deep\", \"x\": \(deep)}"
    let digest = read(text)
    #expect(digest.titles == ["Good", "Deep"])
    #expect(digest.troubles == ["1: tooDeep", "3: tooDeep"])
    Digest.expectSameInPieces(Array(text.utf8), as: .genericJSON)
  }

  /// Found by fuzzing: the cursor went on over line feeds after the failure.
  @Test func aNameThatEndsInLineFeeds() {
    let feeds = String(repeating: "\n", count: 30)
    let text = #"{"id":"0704.0001","title":"A","authors_parsed":[[""# + feeds + #"gories":""}"#
    Digest.expectSameInPieces(Array((text + "\n").utf8), as: .kaggle)
  }

  @Test func hugeNumbers() {
    let digits = String(repeating: "9", count: 100_000)
    let digest = read(
      #"{"id": "2501.00001", "title": "T", "score": -\#(digits).\#(digits)e\#(digits), "date": \#(digits)}"#
    )
    #expect(digest.titles == ["T"])
    #expect(digest.entries[0].items(\.extras)[1].utf8.count == 300_003)
    #expect(digest.troubles == ["1: badDate"])
  }

  @Test func aMillionEmptyObjects() {
    for (separator, count) in [("", 1_000_000), ("\n", 100_000), (",", 100_000)] {
      let digest = read(String(repeating: "{}\(separator)", count: count) + "\n" + Self.good)
      #expect(digest.titles == ["Good"])
      #expect(digest.troubles == [])
    }
  }

  @Test func manyBrokenLines() {
    for line in [#"{"id": "2501.00001", "title": "x"#, #"{"a": ["#, "}", "?", #"{"a": "b"#] {
      let count = 50_000
      let digest = read(String(repeating: line + "\n", count: count) + Self.good)
      #expect(!digest.problems.isEmpty, "\(line)")
      // Arrays that never end hold what follows.
      if line != #"{"a": ["# { #expect(digest.titles.last == "Good", "\(line)") }
    }
  }

  @Test func duplicateMembers() {
    let digest = read(
      #"{"id": "2501.00001", "title": "A", "id": "2501.00002", "title": "B", "authors": ["X"], "authors": ["Y"]}"#
    )
    #expect(digest.titles == ["B"])
    #expect(digest.entries[0].reference == "2501.00001")
    #expect(digest.entries[0].items(\.authors) == ["Y"])
  }

  @Test func bytesThatAreNoText() {
    let entry = #"{"id": "2501.00001", "title": "A?B", "abstract": "C\u0000D?"}"#
    var bytes = Array(Self.good.utf8) + [0x0A]
    bytes += entry.utf8.map { $0 == 0x3F ? 0xFF : $0 } + [0x0A, 0x00, 0x0A]
    bytes += Array(Self.good.replacing("Good", with: "N\0UL").utf8)
    // A few do not condemn a file.
    #expect(
      DigestParser.parse(bytes, path: "a.json").problems.contains { $0.kind == .nulBytes(count: 2) }
    )
    // Further on than the first bytes, they are what text is cleaned of.
    Digest.expectSameInPieces(bytes, as: .genericJSON)
    let pieces = Digest.read(bytes, as: .genericJSON, inPiecesOf: 10)
    #expect(pieces.titles == ["Good", "A\u{FFFD}B", "NUL"])
    #expect(pieces.entries[1].text(\.abstract) == "CD\u{FFFD}")
    #expect(pieces.troubles.contains("2: invalidUTF8"))
    #expect(pieces.troubles.contains("3: malformed"))
  }

  @Test func anObjectOverTheLimitIsLeftOut() {
    let long = String(repeating: "x", count: 17 << 20)
    let text =
      "\(Self.good)\n"
      + #"{"id": "2501.00009", "title": "Long", "abstract": "\#(long)\n", "a": [1, {"b": "]"}]}"#
      + "\n\(Self.good)\n"
    for size in [DigestParser.windowSize, text.utf8.count] {
      let digest = Digest.read(Array(text.utf8), as: .genericJSON, inPiecesOf: size)
      #expect(digest.titles == ["Good", "Good"])
      #expect(digest.entries.map(\.record.line) == [1, 3])
      #expect(digest.troubles == ["2: entryTooLong"])
    }
  }

  /// One line, one object, more than a window of entries.
  @Test func containersMayBeOfAnySize() {
    let long = String(repeating: "x", count: 3 << 20)
    let papers = (1...7).map {
      #"{"id": "2501.0000\#($0)", "title": "T", "x": "\#(long)"}"#
    }
    let text = #"{"all": {"papers": [\#(papers.joined(separator: ", "))], "n": 7}}"#
    for size in [DigestParser.windowSize, text.utf8.count] {
      let digest = Digest.read(Array(text.utf8), as: .genericJSON, inPiecesOf: size)
      #expect(digest.titles.count == 7)
      #expect(digest.entries.last?.reference == "2501.00007")
      #expect(digest.troubles == [])
    }
  }

  /// Files with a byte changed, cut in pieces: no trap, a clean text, the same in pieces.
  @Test(arguments: [
    (
      Dialect.genericJSON,
      #"{"p": [{"id": "2501.00001", "title": "A\n\"é", "authors": [{"name": "N"}]}]}"#
    ),
    (
      .kaggle,
      #"{"id":"0704.0001","title":"T","abstract":"a\\b","authors_parsed":[["A","B",""]],"versions":[{"created":"Mon, 2 Apr 2007"}]}"#
    ),
    (
      .arxivDailyReporterLines,
      #"{'arxiv_id': '2501.00001', 'title': "T's \x41", 'authors': ('A', None)}"#
    ),
    (
      .cvArxivDailyStore,
      #"{"S": {"2501.00001": "|**2025-01-02**|**T**|A et.al.|[2501.00001](x)|null|\n"}}"#
    ),
  ])
  func brokenAnywhere(dialect: Dialect, line: String) {
    var random = SeededGenerator(seed: 11)
    let bytes = Array("\(line)\n\(line)\n".utf8)
    for _ in 0..<300 {
      var broken = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<broken.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: broken[place] = UInt8.random(in: 1...255, using: &random)
        case 1: broken.removeSubrange(place..<min(broken.count, place + 4))
        default: broken.insert(#"{}[]",:\'\#n"#.utf8.randomElement(using: &random)!, at: place)
        }
      }
      let whole = Digest.read(broken, as: dialect, inPiecesOf: broken.count)
      let size = Int.random(in: 1...40, using: &random)
      let pieces = Digest.read(broken, as: dialect, inPiecesOf: size)
      let text = String(decoding: broken, as: UTF8.self)
      #expect(whole.arena == pieces.arena, "\(text) by \(size)")
      #expect(whole.records == pieces.records, "\(text) by \(size)")
      #expect(whole.problems == pieces.problems, "\(text) by \(size)")
      #expect(String(validating: whole.arena, as: UTF8.self) != nil, "\(text)")
    }
  }
}
