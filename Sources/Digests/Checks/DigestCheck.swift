public import Papers

/// What those who make digests want to know beyond what reading says: entries that come twice, text
/// that was decoded wrongly, mark-up that stayed open, and fields that hold what they should not.
public enum DigestCheck {
  /// All problems of a digest, in the order of the lines. Looks at every byte of its text.
  public static func problems(of digest: Digest) -> [Problem] {
    var problems = digest.problems
    var firstLines: [ArxivReference: Int] = [:]
    for entry in digest.entries {
      let record = entry.record
      let line = Int(record.line)
      let reference = ArxivReference(
        id: record.id, version: record.version == 0 ? nil : record.version)
      if let first = firstLines[reference] {
        problems.append(Problem(line: line, kind: .duplicate(firstLine: first)))
      } else {
        firstLines[reference] = line
      }
      let fields = [
        record.title, record.authors, record.summary, record.abstract, record.comment,
      ]
      let texts = fields.map { Passage(digest: digest, span: $0) }
      if texts.contains(where: { $0.withBytes(isMojibake) }) {
        problems.append(Problem(line: line, kind: .mojibake))
      }
      if Passage(digest: digest, span: record.abstract).withBytes(hasStrayBold) {
        problems.append(Problem(line: line, kind: .brokenBold))
      }
      problems += DoubtfulFields.problems(of: entry)
    }
    problems += DoubtfulFields.repeatedTitles(in: digest)
    return problems.sorted { $0.line < $1.line }
  }

  /// UTF-8 that was read as Latin-1 or Windows-1252 and written as UTF-8: `Ã©`, `Â±`, `â€™`.
  private static func isMojibake(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(bytes)
    var offset = 0
    while offset + 3 < bytes.count {
      if bytes[offset] == 0xC3 {
        let next = bytes[offset + 1]
        if next == 0x83 || next == 0x82, bytes[offset + 2] == 0xC2 { return true }
        if next == 0xA2, scanner.has("€", at: offset + 2, before: bytes.count) { return true }
      }
      offset += 1
    }
    return false
  }

  /// `**` that opened or closed nothing: what belongs to a pair is gone from clean text.
  private static func hasStrayBold(_ bytes: UnsafeRawBufferPointer) -> Bool {
    ByteScanner(bytes).find("**", in: 0..<bytes.count) != nil
  }
}
