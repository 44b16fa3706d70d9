import Testing

@testable import Digests
@testable import Papers

/// Papers that arXiv does not have, as readers hand them over.
@Suite struct OutsidePaperTests {
  private func read(_ body: (inout DigestBuilder, (String) -> UnsafeRawBufferPointer) -> Void)
    -> Digest
  {
    var builder = DigestBuilder(expectedBytes: 0)
    var kept: [UnsafeMutableRawBufferPointer] = []
    builder.beginEntry(line: 1)
    body(&builder) { text in
      let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: text.utf8.count, alignment: 1)
      bytes.copyBytes(from: text.utf8)
      kept.append(bytes)
      return UnsafeRawBufferPointer(bytes)
    }
    builder.endEntry(needsAbstract: false)
    defer { for bytes in kept { bytes.deallocate() } }
    return builder.build(path: "p", name: "n", dialect: "d")
  }

  /// Authors that come by turns with other fields.
  @Test func theFirstAuthorIsTheOneThatCameFirst() throws {
    let digest = read { builder, bytes in
      builder.set(.title, bytes("A Name of Things"))
      builder.add(bytes("Ann Roe"), to: .authors)
      builder.set(.abstract, bytes("It is short."))
      builder.add(bytes("Bo Lee"), to: .authors)
      builder.setPaperAnyway()
    }
    let entry = try #require(digest.entries.first)
    #expect(entry.passage(\.authors).items.map(\.string) == ["Ann Roe", "Bo Lee"])
    #expect(entry.record.id == PaperKey(text: "title:anameofthings/roe").id)
    #expect(entry.key?.id == entry.record.id)
  }

  @Test func doiComesBeforeAddressAndTitle() {
    let digest = read { builder, bytes in
      builder.set(.title, bytes("A name"))
      builder.set(.address, bytes("https://example.org/a"))
      builder.set(.doi, bytes("10.1000/182"))
    }
    #expect(digest.records.map(\.id) == [PaperKey(text: "doi:10.1000/182").id])
    #expect(digest.entries.map(\.key?.text) == ["doi:10.1000/182"])
    #expect(digest.entries.map(\.addressKey?.text) == ["example.org/a"])
  }

  @Test func addressAndTitleNeedSomebodyWhoSaysThatItIsAPaper() {
    for (address, key) in [("https://example.org/a", "example.org/a"), ("", "title:aname/roe")] {
      for isPaper in [true, false] {
        let digest = read { builder, bytes in
          builder.set(.title, bytes("A name"))
          builder.add(bytes("Jane Roe"), to: .authors)
          builder.set(.address, bytes(address))
          if isPaper { builder.setPaperAnyway() }
        }
        #expect(digest.entries.map(\.key?.text) == (isPaper ? [key] : []))
      }
    }
  }

  @Test(arguments: [
    ("10.48550/arXiv.2401.12345", ""), ("https://doi.org/10.48550/arxiv.2401.12345v2", ""),
    ("", "https://arxiv.org/abs/2401.12345"),
  ])
  func whatArxivHasIsArxivs(doi: String, address: String) {
    let digest = read { builder, bytes in
      builder.set(.title, bytes("A name"))
      builder.set(.doi, bytes(doi))
      builder.set(.address, bytes(address))
    }
    #expect(digest.records.map(\.id.description) == ["2401.12345"])
  }

  @Test func arxivIDStandsBesideDOI() {
    let digest = read { builder, bytes in
      builder.set(.title, bytes("A name"))
      builder.set(.doi, bytes("10.1000/182"))
      builder.setReference(in: bytes("2401.12345"))
    }
    #expect(digest.records.map(\.id.description) == ["2401.12345"])
    #expect(digest.entries.map(\.key) == [nil])
    #expect(digest.entries.map(\.doiKey?.text) == ["doi:10.1000/182"])
  }

  @Test(arguments: [
    ("eess/0703130", "arxiv.org/abs/eess/0703130"), ("2413.00001v2", "arxiv.org/abs/2413.00001"),
    ("http://arxiv.org/abs/2413.00001", "arxiv.org/abs/2413.00001"),
    ("arXiv:1501.0001", "arxiv.org/abs/1501.0001"),
    ("https://arxiv.org/pdf/math/0213159v1.pdf", "arxiv.org/abs/math/0213159"),
  ])
  func idThatArxivCannotHaveIsAPaperAndAProblem(text: String, key: String) {
    let digest = read { builder, bytes in
      builder.set(.title, bytes("A name"))
      builder.setReference(in: bytes(text))
    }
    #expect(digest.entries.map(\.key?.text) == [key])
    #expect(digest.problems.map(\.kind) == [.impossibleID])
    #expect(Paper(joining: Array(digest.entries)).address.string == "https://" + key)
  }

  @Test func idThatIsThereInAnotherFieldIsNoProblem() {
    let digest = read { builder, bytes in
      builder.set(.title, bytes("A name"))
      builder.setReference(in: bytes("2413.00001"))
      builder.setReference(in: bytes("2412.00001"))
    }
    #expect(digest.records.map(\.id.description) == ["2412.00001"])
    #expect(digest.problems.isEmpty)
  }

  @Test(arguments: ["https://arxiv.org/abs/none", "2504.169", "and/or", "math/021", "2504.16922x"])
  func whatDoesNotLookLikeAnIDIsNone(text: String) {
    let digest = read { builder, bytes in
      builder.set(.title, bytes("A name"))
      builder.setReference(in: bytes(text))
    }
    #expect(digest.records.isEmpty)
    #expect(digest.problems.map(\.kind) == [.badAddress])
  }

  @Test(arguments: [
    ("> https://openreview.net/forum?id=rJXMpikCZ", "openreview.net/forum?id=rJXMpikCZ"),
    ("> [https://doi.org/10.1000/182](https://doi.org/10.1000/182)", "doi:10.1000/182"),
    ("> http://arxiv.org/abs/2413.00001", "arxiv.org/abs/2413.00001"),
  ])
  func digestNamesAPaperElsewhere(line: String, key: String) {
    let digest = Digest.read("## A name\n>Authors: Jane Roe\n\(line)\n\nAn abstract.\n")
    #expect(digest.entries.map(\.key?.text) == [key])
    #expect(digest.entries.map { $0.passage(\.title).string } == ["A name"])
  }

  @Test func addressesAreKeysAsTheyAreKept() {
    var bytes = Array("## A name\n>Authors: Jane Roe\n> https://openreview.net/for".utf8)
    bytes += [0x91, 0x53] + Array("?id=a\n\nAn abstract.\n".utf8)
    let digest = DigestParser.parse(bytes, path: "a.md")
    #expect(digest.records.count == 1)
    #expect(digest.entries.map(\.key?.id) == digest.records.map(\.id))
  }
}
