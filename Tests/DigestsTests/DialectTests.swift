import Glibc
import Testing

@testable import Digests
@testable import Papers

/// A small file of every family of text, as a whole, in pieces, and with the line ends and marks of
/// other systems.
@Suite struct DialectTests {
  struct Sample: CustomTestStringConvertible {
    let file: String
    let dialect: String
    /// `line|id|title|authors|date|tags|categories|summary|abstract|comment|code|extras`.
    let entries: [String]

    init(_ file: String, _ dialect: String, _ entries: String...) {
      self.file = file
      self.dialect = dialect
      self.entries = entries
    }

    var testDescription: String { file }
  }

  static let samples = [
    Sample(
      "markdown/ai-enhanced.md", "daily-arxiv-ai-enhanced",
      #"12|2506.06283|A Title [in Brackets]|Ann One;Bo Two|||cs.CV|In short.|The text.|||Motivation;It was slow.;Result;It is fast.;Conclusion;Good."#
    ),
    Sample(
      "markdown/arxiv-daily-notes.md", "arxiv-daily-notes",
      #"1|2312.00886v4|A Title|Ann One;Bo Two|2023-12-01|one;two|cs.LG||The text.|||Updated;2024-06-11"#
    ),
    Sample(
      "markdown/arxiv-daily-reporter.md", "arxiv-daily-reporter",
      #"1|2503.00001|A Title|Ann One;Bo Two|||||The text.|||"#),
    Sample(
      "markdown/cv-arxiv-daily.md", "cv-arxiv-daily",
      #"9|2605.13741|A Title | in Two Parts|Ann One|2026-05-13|||||||Topic;SLAM"#,
      #"10|2605.00002v2|Another|Bo Two|2026-05-12||||||https://github.com/a/b|Topic;SLAM"#,
      #"12|2211.00001|A Listed Title|Ann One|2022-11-29||||||https://github.com/a/b|Topic;SLAM"#),
    Sample(
      "markdown/daily-paper-reader.md", "daily-paper-reader",
      #"1|2607.27360v1|A Title: with a Colon|Ann One;Bo Two|2026-07-29|query:agents;keyword:skills||In short.|The text.|||Score;9.0"#
    ),
    Sample(
      "markdown/dailyarxiv.md", "dailyarxiv",
      #"4|2608.19171v1|A Title||2026-08-19||||A text | with a bar.|23 pages||Topic;Time Series"#),
    Sample(
      "markdown/efficientpaper-badges.md", "efficientpaper",
      #"1|2507.00001v2|A Second Title|Ann One|2025-07-18|low-bit;LLM|||A text with low-bit words and preLLMs.|||"#
    ),
    Sample(
      "markdown/efficientpaper-bold.md", "efficientpaper",
      #"5|2504.16922v1|A First Title|Ann One;Bo Two|2025-04-23|sparse|||A text with sparse words, and block-sparsely wrapped lines of $O(n)$.|||"#
    ),
    Sample(
      "markdown/efficientpaper-cards.md", "efficientpaper",
      #"1|2603.00001v1|A Card|Ann One;Bo Two|2026-03-13|distillation;language model||一句话。|A text on one line.|||"#
    ),
    Sample(
      "markdown/gpt-paper-assistant.md", "gpt-paper-assistant",
      #"6|2502.00001|A Title|Ann One;Cem Yaz{\i}c{\i}|||||The text.|||Comment;Fits.;Relevance;8;Novelty;7"#
    ),
    Sample(
      "markdown/robotics.md", "robotics-arxiv-daily",
      #"3|2601.00001|A Title|Ann One;Bo Two|2026-01-14|planning;control|cs.RO|||||Topic;Planning"#),
    Sample(
      "mail/daily.txt", "mailing-list",
      #"5|2303.00001|A Title in Two Lines|Ann One;Bo Two;Cy Three|2023-03-15||q-fin.TR;cond-mat.stat-mech||The text goes on.|16 pages||Announced;new"#,
      #"20|2303.00002|Crossed|Ann One|2023-03-15||cs.LG||The text.|||Announced;cross-list"#,
      #"31|2303.00003|Replaced|Ann One|2023-03-16||cs.LG|||||Announced;replacement"#),
  ]

  @Test(arguments: samples)
  func isReadAsItIsMeant(sample: Sample) {
    let digest = read(bytes(of: sample.file))
    #expect(digest.dialect == sample.dialect)
    #expect(summary(digest) == sample.entries)
    #expect(digest.problems.isEmpty)
  }

  @Test(arguments: samples, [1, 2, 7, 64, 100])
  func piecesMakeNoDifference(sample: Sample, step: Int) {
    let digest = read(bytes(of: sample.file), step: step)
    #expect(summary(digest) == sample.entries)
  }

  @Test(arguments: samples)
  func otherLineEndsAndAByteOrderMarkMakeNoDifference(sample: Sample) {
    let text = bytes(of: sample.file)
    let windows = text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    #expect(summary(read([0xEF, 0xBB, 0xBF] + text)) == sample.entries)
    #expect(summary(read(windows)) == sample.entries)
    // Without the line feed at the end.
    #expect(summary(read(Array(text.dropLast()))) == sample.entries)
  }

  private func read(_ bytes: [UInt8], step: Int? = nil) -> Digest {
    var parser = DigestParser(path: "digest", prefixSize: 700)
    var (start, end) = (0, 0)
    while true {
      end = min(bytes.count, end + (step ?? bytes.count + 1))
      let isLast = end == bytes.count
      start += bytes[start..<end].withUnsafeBytes { parser.feed($0, isLast: isLast) }
      if isLast || parser.isDone { return parser.finish() }
    }
  }

  private func summary(_ digest: Digest) -> [String] {
    digest.entries.map { entry in
      let record = entry.record
      func list(_ field: (EntryRecord) -> TextSpan) -> String {
        entry.passage(field).items.map(\.string).joined(separator: ";")
      }
      let fields = [
        "\(record.line)",
        "\(ArxivReference(id: record.id, version: record.version == 0 ? nil : record.version))",
        entry.passage(\.title).string, list(\.authors), record.day?.description ?? "",
        list(\.tags), list(\.categories), entry.passage(\.summary).string,
        entry.passage(\.abstract).string, entry.passage(\.comment).string, list(\.code),
        list(\.extras),
      ]
      return fields.joined(separator: "|").replacing("\n", with: "¶")
    }
  }

  private func bytes(of name: String) -> [UInt8] {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let file = open("/\(tests)/Fuzzing/Corpus/\(name)", O_RDONLY)
    defer { close(file) }
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      count = max(0, Glibc.read(file, buffer.baseAddress, buffer.count))
    }
  }
}
