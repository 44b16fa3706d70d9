import Testing

@testable import Digests
@testable import Papers

/// A file with more text than a digest can have. The limit is four gigabytes; here it is small.
@Suite struct FullDigestTests {
  private static let line =
    #"{"id":"0704.0001","title":"A title of some length","abstract":"An abstract, and so on."}"#

  /// Reads as many lines in windows of `size`, and takes what is full.
  private func read(_ lines: Int, windows size: Int, arenaLimit: Int) -> [Digest] {
    read(
      String(repeating: Self.line + "\n", count: lines), windows: size, arenaLimit: arenaLimit)
  }

  private func read(_ text: String, windows size: Int, arenaLimit: Int) -> [Digest] {
    let text = Array(text.utf8)
    var parser = DigestParser(path: "big.json", prefixSize: 80, arenaLimit: arenaLimit)
    var digests: [Digest] = []
    var (start, end) = (0, 0)
    while true {
      end = min(text.count, end + size)
      let isLast = end == text.count
      start += text[start..<end].withUnsafeBytes { parser.feed($0, isLast: isLast) }
      if let full = parser.takeFull() { digests.append(full) }
      if isLast { return digests + [parser.finish()] }
    }
  }

  @Test func becomesSeveral() {
    let digests = read(100, windows: 150, arenaLimit: 2000)
    #expect((3...6).contains(digests.count))
    #expect(digests.allSatisfy { $0.problems.isEmpty && $0.arena.count <= 2200 })
    #expect(digests.flatMap(\.records).map(\.line) == Array(1...100))
    #expect(read(100, windows: 150, arenaLimit: .max).count == 1)
  }

  /// An entry within which the digest is full goes on in the next one, with what it has already.
  @Test(arguments: [1, 7, 40, 333]) func entriesAreNotTorn(size: Int) {
    let entries = (0..<60).map { number in
      """
      ## A Title of Entry \(number)

      >Authors: A. One, B. Two \(number)

      >2025-04-23

      > http://arxiv.org/abs/2504.\(16_000 + number)v1

      Text with **key\(number)** and **other** words.


      """
    }
    let text = "# 2025-04-25\n\n" + entries.joined()
    func described(_ digests: [Digest]) -> [String] {
      digests.flatMap { digest in
        digest.entries.map { entry in
          let paper = Paper(joining: [entry])
          let abstract = Array(paper.abstract.string.utf8)
          let keywords = paper.emphasis.map { String(decoding: abstract[$0], as: UTF8.self) }
          return "\(entry.reference) \(paper.title.string) \(paper.authors.items.map(\.string)) "
            + "\(paper.tags.map(\.string)) \(keywords) \(paper.abstract.string)"
        }
      }
    }
    let whole = read(text, windows: size, arenaLimit: .max)
    let parts = read(text, windows: size, arenaLimit: 3000)
    #expect(whole.count == 1 && whole[0].records.count == 60 && parts.count > 1)
    #expect(described(parts) == described(whole))
  }

  /// When it cannot be divided, what is left out is said once, and is not called an entry of 16 MB.
  @Test func isNoEntryThatIsTooLong() {
    let digests = read(100, windows: 1 << 20, arenaLimit: 1000)
    #expect(digests[0].problems.map(\.kind) == [.digestFull])
    #expect((5...40).contains(digests[0].records.count))
    #expect(Problem.Kind.digestFull.isLoss)
  }

  private static func entry(_ number: Int, _ text: String, badge: String = "") -> String {
    "## A Title of Entry \(number)\n\(badge)\n>Authors: A. One\n\n>2025-04-23\n\n"
      + "> http://arxiv.org/abs/2504.\(16_000 + number)v1\n\n\(text)\n\n\n"
  }

  /// Reads in small windows; with a limit, what has more text than that is taken.
  private func parts(_ text: String, limit: Int = .max) -> [Digest] {
    let text = Array(text.utf8)
    var parser = DigestParser(path: "big.md", prefixSize: 80)
    var digests: [Digest] = []
    var (start, end) = (0, 0)
    while end < text.count {
      end = min(text.count, end + 400)
      start += text[start..<end].withUnsafeBytes { parser.feed($0, isLast: end == text.count) }
      if let full = parser.takeFull(above: limit) { digests.append(full) }
    }
    let last = parser.finish()
    return parser.settled(digests) + [last]
  }

  private func tags(_ digests: [Digest]) -> [[String]] {
    digests.flatMap { $0.entries.map { Paper(joining: [$0]).tags.map(\.string) } }
  }

  /// Bold words are tags in files without badges; here the last entry has one.
  @Test func theEndTellsHowTheBeginningIsMeant() {
    let badge = "\n![](https://img.shields.io/badge/pruning-F08080)\n"
    let text =
      "# 2025-04-25\n\n" + (0..<30).map { Self.entry($0, "Text with **key\($0)**.") }.joined()
    let early = parts(text, limit: 1000)
    #expect(early.count > 1 && tags(early) == (0..<30).map { ["key\($0)"] })
    let late = parts(text + Self.entry(30, "Text.", badge: badge), limit: 1000)
    #expect(late.count > 1 && tags(late) == Array(repeating: [], count: 30) + [["pruning"]])
  }

  /// The contents list is of the whole file, and so are escapes.
  @Test func allPartsAreOfOneFile() {
    let list = (0..<30).map { "* [A Title](#\($0))\n" }.joined()
    let text =
      "# 2025-04-25\n\n# Table of Contents\n\n\(list)\n"
      + (0..<30).map { Self.entry($0, "Less \\* is more \($0).") }.joined()
    let (whole, some) = (parts(text), parts(text, limit: 1000))
    func abstracts(_ digests: [Digest]) -> [String] {
      digests.flatMap { $0.entries.map { Paper(joining: [$0]).abstract.string } }
    }
    #expect(some.count > 1 && abstracts(some) == abstracts(whole))
    #expect(abstracts(some)[29] == "Less * is more 29.")
    #expect(some.allSatisfy { $0.problems.isEmpty && $0.name == "2025-04-25" })
  }

  /// A paper that a text of the first part names, and that stands in no entry later.
  @Test func whatATextNamesIsNotUnread() {
    let entries = (0..<30).map { Self.entry($0, "See 2401.01234 and \($0).") }.joined()
    let end = "## About\n\nNo entry, but arXiv:2401.01234 and arXiv:2401.05678.\n"
    let (whole, some) = (parts(entries + end), parts(entries + end, limit: 1000))
    #expect(some.count > 1 && some.flatMap(\.problems) == whole.flatMap(\.problems))
    #expect(whole[0].problems.count == 1)
  }
}
