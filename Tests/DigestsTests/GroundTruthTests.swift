import Digests
import Glibc
import Papers
import SharedMaterial
import Testing

/// The real digests beside the repository, if they are there, against what is known of them.
@Suite(.enabled(if: SharedMaterial.isThere, SharedMaterial.why))
struct GroundTruthTests {
  private let folder = SharedMaterial.digests

  /// Families that are read without any problem; the others have some in the files themselves.
  private static let clean = ["efficientpaper"]

  @Test(arguments: [
    "efficientpaper", "daily-arxiv-ai-enhanced", "gpt-paper-assistant", "robotics-arxiv-daily",
    "arxiv-daily-reporter", "cv-arxiv-daily", "dailyarxiv", "daily-paper-reader",
    "arxiv-daily-notes", "machine/mailing", "machine/kaggle",
  ])
  func everyRowOfEveryFile(of family: String) throws {
    var expected: [Substring: [String]] = [:]
    let table = String(decoding: read(folder + "expected.tsv"), as: UTF8.self)
    for row in table.split(separator: "\n").dropFirst() where row.hasPrefix(family + "/") {
      let columns = row.split(separator: "\t", omittingEmptySubsequences: false)
      expected[columns[0], default: []].append(columns.dropFirst().joined(separator: "|"))
    }
    #expect(!expected.isEmpty)
    for (file, rows) in expected {
      let digest = DigestParser.parse(read(folder + file), path: String(file))
      let found = digest.entries.map { entry in
        let record = entry.record
        let reference = ArxivReference(
          id: record.id, version: record.version == 0 ? nil : record.version)
        return [
          reference.description, entry.passage(\.title).string,
          "\(entry.passage(\.authors).items.count)", record.day?.description ?? "",
          "\(entry.passage(\.tags).items.count)",
          "\(entry.passage(\.abstract).string.unicodeScalars.count)",
        ].joined(separator: "|")
      }
      #expect(found.count == rows.count, "\(file)")
      for (one, other) in zip(found, rows) { #expect(one == other, "\(file)") }
      if Self.clean.contains(family) { #expect(digest.problems.isEmpty, "\(file)") }
    }
  }

  @Test func theReferenceDigest() {
    let digest = DigestParser.parse(
      read(folder + "efficientpaper/2025-04-25.md"), path: "2025-04-25.md")
    let tags = Set(
      digest.entries.flatMap { $0.passage(\.tags).items.map { $0.string.lowercased() } })
    #expect(digest.entries.count == 130)
    #expect(tags.count == 8)
    #expect(digest.name == "2025-04-25")
  }

  private func read(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    defer { close(file) }
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      count = max(0, Glibc.read(file, buffer.baseAddress, buffer.count))
    }
  }
}
