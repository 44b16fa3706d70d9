public import Papers

/// What those who make digests want to know beyond what reading says: entries that come twice, text
/// that was decoded wrongly, mark-up that stayed open, and fields that hold what they should not.
public enum DigestCheck {
  /// All problems of a digest, in the order of the lines. Looks at every byte of its text.
  public static func problems(of digest: Digest) -> [Problem] {
    var problems = digest.problems
    let first = Repeats.firstOfEach(digest.records)
    let doubts = DoubtfulFields(ofDigest: digest.name)
    digest.arena.withUnsafeBytes { arena in
      for (index, record) in digest.records.enumerated() {
        let line = Int(record.line)
        func add(_ kind: Problem.Kind) { problems.append(Problem(line: line, kind: kind)) }
        if first[index] < index {
          add(.duplicate(firstLine: Int(digest.records[first[index]].line)))
        }
        let abstract = arena.text(record.abstract)
        let others = [record.title, record.authors, record.summary, record.comment]
        if isMojibake(abstract) || others.contains(where: { isMojibake(arena.text($0)) }) {
          add(.mojibake)
        }
        if hasStrayBold(abstract) { add(.brokenBold) }
        doubts.find(in: record, arena, add)
      }
      problems += Repeats.titles(digest.records, arena)
    }
    return problems.sorted { $0.line < $1.line }
  }

  /// UTF-8 that was read as Latin-1 or Windows-1252 and written as UTF-8: `Ã©`, `Â±`, `â€™`.
  private static func isMojibake(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(bytes)
    var offset = 0
    while let place = scanner.first(0xC3, in: offset..<bytes.count), place + 3 < bytes.count {
      let next = bytes[place + 1]
      if next == 0x83 || next == 0x82, bytes[place + 2] == 0xC2 { return true }
      if next == 0xA2, scanner.has("€", at: place + 2, before: bytes.count) { return true }
      offset = place + 1
    }
    return false
  }

  /// `**` that opened or closed nothing: what belongs to a pair is gone from clean text.
  private static func hasStrayBold(_ bytes: UnsafeRawBufferPointer) -> Bool {
    ByteScanner(bytes).find("**", in: 0..<bytes.count) != nil
  }
}
