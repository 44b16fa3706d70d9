import Testing

@testable import Digests
@testable import Papers

/// Addresses that stand in no entry are told, with their lines.
@Suite struct AddressLedgerTests {
  private static let entry =
    "## A Title\n\n>Authors: A. One\n\n>2025-04-23\n\n> http://arxiv.org/abs/2504.16922v1\n\nIt is short.\n\n\n"

  private func unread(_ digest: Digest) -> [String] {
    digest.problems.compactMap {
      if case .unreadAddresses(let count, let lines) = $0.kind { "\(count) \(lines)" } else { nil }
    }
  }

  @Test func whatIsInAnEntryIsNotTold() {
    let text =
      "# 2025-04-25\n\n"
      + AddressLedgerTests.entry.replacing("short", with: "like arXiv:2401.01234v2")
    #expect(unread(Digest.read(text)) == [])
  }

  /// In the arena the next text begins right behind it.
  @Test func anIDThatEndsATextIsInIt() {
    let text =
      "# 2025-04-25\n\n"
      + AddressLedgerTests.entry.replacing("It is short.", with: "See arXiv:2401.01234")
      + AddressLedgerTests.entry.replacing("2504.16922", with: "2504.16923")
    #expect(unread(Digest.read(text)) == [])
  }

  @Test func whatIsInNoneIsToldWithItsLines() {
    let text =
      "See arXiv:2401.00001,\nhttps://arxiv.org/abs/2401.00002 and hep-th/9901001.\n\n"
      + AddressLedgerTests.entry
      + "## About\n\nNo entry, but arXiv 2401.00003 and arXiv:2401.00001 again.\n"
    let digest = DigestParser.parse(Array(text.utf8), path: "a.md", dialects: [.efficientPaper])
    #expect(digest.records.count == 1)
    #expect(unread(digest) == ["4 [1, 2, 17]"])
  }

  @Test(arguments: [1, 7, 100, 1000, 100_000])
  func windowsMakeNoDifference(size: Int) {
    var text = "# 2025-04-25\n\n"
    for number in 1...300 {
      text += String(repeating: "word ", count: number % 40)
      text += "\n\nhttps://www.arxiv.org/abs/2401.\(10_000 + number)v2\n"
    }
    let bytes = Array(text.utf8)
    var ledger = AddressLedger()
    var from = 0
    while from < bytes.count {
      let end = min(bytes.count, from + size)
      let line = 1 + bytes[..<from].count { $0 == 0x0A }
      bytes[from..<end].withUnsafeBytes {
        ledger.read($0, line: line, isLast: end == bytes.count, records: [])
      }
      from = end
    }
    #expect(
      ledger.problem?.kind
        == .unreadAddresses(count: 300, lines: (1...300).map { 3 * $0 + 2 }))
  }

  @Test func aFileThatIsRefusedIsLookedThrough() {
    let text =
      "{\"x\": 1}\n" + String(repeating: "text without anything\n", count: 5000)
      + "arXiv:2401.00001\n"
    let digest = DigestParser.parse(Array(text.utf8), path: "a.md", dialects: [.efficientPaper])
    #expect(digest.problems.map(\.kind) == [.noDialect, .unreadAddresses(count: 1, lines: [5002])])
  }

  @Test func aDividedDigestStillKnowsItsEntries() {
    let line = #"{"id":"0704.0001","title":"A title of some length","abstract":"An abstract."}"#
    var text = ""
    for number in 1...400 {
      text += line.replacing("0704.0001", with: "0704.\(1000 + number)") + "\n"
    }
    text +=
      #"{"id":"0705.0001","title":"The last","note":"as in arXiv:0704.1001 and arXiv:0709.0001"}"#
      + "\n"
    var parser = DigestParser(path: "big.json", prefixSize: 80, arenaLimit: 8000)
    let bytes = Array(text.utf8)
    var (from, taken, problems) = (0, 0, [Problem]())
    while from < bytes.count {
      let end = min(bytes.count, from + 300)
      from += bytes[from..<end].withUnsafeBytes { parser.feed($0, isLast: end == bytes.count) }
      if let full = parser.takeFull() {
        taken += 1
        problems += full.problems
      }
    }
    problems += parser.finish().problems
    #expect(taken > 0)
    #expect(problems.map(\.kind) == [.unreadAddresses(count: 1, lines: [401])])
  }

  @Test(arguments: [1, 3, 64, 5000])
  func textInUTF16HasItsLines(size: Int) {
    for isBig in [false, true] {
      let text =
        "\u{FEFF}# 2025-04-25\n\n" + AddressLedgerTests.entry + "## “Über” 🎈\n\narXiv:2401.00001\n"
      let bytes = text.utf16.flatMap {
        isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
      }
      var parser = DigestParser(path: "a.md", dialects: [.efficientPaper], prefixSize: 200)
      var (from, end) = (0, 0)
      while from < bytes.count {
        end = min(bytes.count, end + size)
        from += bytes[from..<end].withUnsafeBytes { parser.feed($0, isLast: end == bytes.count) }
      }
      let digest = parser.finish()
      #expect(digest.entries.map { $0.passage(\.title).string } == ["A Title"])
      #expect(digest.records[0].line == 3)
      #expect(unread(digest) == ["1 [16]"])
    }
  }
}
