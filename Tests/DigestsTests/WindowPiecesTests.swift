import Testing

@testable import Digests
@testable import Papers

/// A large window is read in pieces: as many small windows would be.
@Suite struct WindowPiecesTests {
  private static let words = String(repeating: "word and another word ", count: 40)

  private static let mails: @Sendable (Int, String) -> String = { number, text in
    """
    \\\\
    arXiv:2303.\(10_000 + number)
    Date: Wed, 15 Mar 2023 18:34:08 GMT   (243kb,D)

    Title: A Title \(number)
    Authors: Ann Smith, Bo Lee
    Categories: q-fin.TR
    \\\\
      \(text)
    \\\\ ( https://arxiv.org/abs/2303.\(10_000 + number) ,  243kb)

    """
  }
  private static let rows: @Sendable (Int, String) -> String = { number, text in
    "|**2026-05-13**|**Title \(number) \(text)**|Ann Smith et.al.|"
      + "[2605.\(10_000 + number)](http://arxiv.org/abs/2605.\(10_000 + number))|null|\n"
  }
  private static let lines: @Sendable (Int, String) -> String = { number, text in
    #"{"id":"2605.\#(10_000 + number)","title":"T \#(number)","abstract":"\#(text)"}"# + "\n"
  }
  private static let sections: @Sendable (Int, String) -> String = { number, text in
    "## A Title \(number)\n\n>Authors: Ann Smith\n\n>2025-04-23\n\n"
      + "> http://arxiv.org/abs/2504.\(10_000 + number)v1\n\n\(text)\n\n\n"
  }

  @Test(arguments: [
    (Dialect.mailingList, "\n", mails),
    (
      .cvArxivDaily, "## SLAM\n\n|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n",
      rows
    ),
    (.kaggle, "", lines), (.efficientPaper, "# 2025-04-25\n\n", sections),
  ])
  func theyMakeNoDifference(
    dialect: Dialect, head: String, entry: @Sendable (Int, String) -> String
  ) {
    var text = head
    for number in 1...1200 {
      // One is larger than a piece, and some have a paper in them.
      let isLarge = number == 700
      let paper = number % 100 == 0 ? "arXiv:2401.\(10_000 + number) " : ""
      text += entry(number, paper + String(repeating: Self.words, count: isLarge ? 600 : 1))
    }
    let bytes = Array(text.utf8)
    #expect(bytes.count > 1 << 20)
    let whole = Digest.read(bytes, as: dialect, inPiecesOf: bytes.count)
    let windows = Digest.read(bytes, as: dialect, inPiecesOf: 100_000)
    #expect(whole.records.count == 1200)
    #expect(whole.records == windows.records && whole.arena == windows.arena)
    #expect(whole.emphasis == windows.emphasis && whole.problems == windows.problems)
  }

  /// Papers in what is no digest, each with its line.
  @Test func noAddressIsLostBetweenThem() {
    var text = ""
    for number in 0..<5000 {
      text += Self.words.prefix(number % 600) + "\nSee arXiv:2401.\(10_000 + number).\n"
    }
    let digest = DigestParser.parse(Array(text.utf8), path: "a.txt", dialects: [.kaggle])
    let unread = digest.problems.compactMap { problem -> [Int]? in
      guard case .unreadAddresses(5000, let lines) = problem.kind else { return nil }
      return lines
    }
    #expect(text.utf8.count > 1 << 20 && unread == [(1...5000).map { 2 * $0 }])
  }
}
