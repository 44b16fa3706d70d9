import Digests
import Drafts
import Foundation
import Markup
import Papers
import SharedMaterial
import Testing

@testable import Citations

/// What is written is read again, by Quire itself.
@Suite struct ReadingBackTests {
  private static let drafts = [
    Draft.cited(
      version: 2, title: #"Expansion in $O(n \log n)$ for KV \& M\"uller"#,
      authors: [
        "Lucas Maisonnave", #"Cyril M\"uller"#, "Ludwig van Beethoven", "ATLAS Collaboration",
      ],
      day: "2025-09-01", firstDay: "2025-04-18", categories: ["cs.LG"], abstract: "Some words."),
    Draft.cited(
      id: "math/0211159", title: "The entropy formula",
      authors: ["Grisha Perelman", "Sammy Davis, Jr."]),
    Draft.cited(
      id: "", title: "By its DOI", authors: ["Ana Ort"], day: "2024-05-02", doi: "10.1007/978-3_24"),
    Draft.cited(
      id: "", title: "By its Address", authors: ["Bo Lee"], day: "2024-01-01",
      address: "https://openreview.net/forum?id=rJX_pikCZ", venue: "ICLR 2024"),
    Draft.cited(
      id: "", title: "By Title Alone", authors: ["Cy Poe"], day: "2024-05-01", journal: "Nature"),
  ]

  private func described(_ paper: Paper, _ fields: Set<String>) -> String {
    var parts = [paper.id.description, paper.title.readable]
    if fields.contains("authors") {
      // A suffix may have a comma before it or none.
      let names = paper.authors.items.compactMap { AuthorName($0.readable)?.spoken }
      parts.append(names.joined(separator: "; "))
    }
    if fields.contains("date") { parts.append(CitedDate(of: paper).year.map(String.init) ?? "") }
    if fields.contains("place") { parts += [paper.venue.readable, paper.journal.readable] }
    return parts.joined(separator: " | ")
  }

  @Test(arguments: [
    (CitationFormat.bibtex, "refs.bib", ["authors", "date", "place"]),
    (.biblatex, "refs.bib", ["authors", "date", "place"]),
    (.ris, "refs.ris", ["authors", "date", "place"]),
    (.cslJSON, "refs.json", ["authors", "date"]),
  ])
  func bibliographies(format: CitationFormat, path: String, fields: [String]) {
    // An object of JSON with a title and authors alone may be anything.
    let papers = Self.drafts.map(\.paper).dropLast(format == .cslJSON ? 1 : 0)
    let read = Digest.read(CitationList(papers).bytes(as: format), path)
    #expect(read.problems.isEmpty)
    #expect(
      read.papers.map { described($0, Set(fields)) } == papers.map { described($0, Set(fields)) })
  }

  @Test(arguments: [(CitationFormat.markdown, "refs.md"), (.org, "refs.org"), (.text, "refs.txt")])
  func lists(format: CitationFormat, path: String) {
    // Lists are known by ids and addresses.
    let papers = Self.drafts[..<4].map(\.paper).filter { format != .text || $0.id.isArxiv }
    let read = Digest.read(CitationList(papers).bytes(as: format), path)
    #expect(Set(read.papers.map(\.id)) == Set(papers.map(\.id)))
    if format != .text {
      #expect(Set(read.papers.map(\.title.readable)) == Set(papers.map(\.title.readable)))
    }
  }

  private func read(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test(.enabled(if: SharedMaterial.isThere, SharedMaterial.why))
  func realPapersAreReadBack() throws {
    let table = String(decoding: try read(SharedMaterial.digests + "expected.tsv"), as: UTF8.self)
    let files = Set(table.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "\t" } })
      .sorted()
    var papers: [PaperID: Paper] = [:]
    for file in stride(from: 0, to: files.count, by: 12).map({ files[$0] }) {
      let digest = Digest.read(try read(SharedMaterial.digests + file), String(file))
      for paper in digest.papers { papers[paper.id] = paper }
    }
    let all = papers.values.sorted { $0.id < $1.id }
    #expect(all.count > 100)
    for (format, path) in [
      (CitationFormat.bibtex, "a.bib"), (.biblatex, "a.bib"), (.ris, "a.ris"), (.cslJSON, "a.json"),
    ] {
      let read = Digest.read(CitationList(all).bytes(as: format), path)
      #expect(read.papers.map(\.id) == all.map(\.id))
      for (one, other) in zip(read.papers, all) {
        let same =
          one.title.readable.replacing("’", with: "'")
          == other.title.readable.replacing("’", with: "'")
        #expect(same, "\(format): \(one.title.readable) | \(other.title.readable)")
      }
    }
  }
}
