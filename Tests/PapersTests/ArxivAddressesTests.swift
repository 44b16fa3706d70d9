import Testing

@testable import Papers

/// Addresses and ids with a prefix in any text.
@Suite struct ArxivAddressesTests {
  static func found(_ text: String) -> [(id: String, text: String)] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { buffer in
      var found: [(id: String, text: String)] = []
      var from = 0
      while let next = ArxivAddresses.next(in: buffer, from: from) {
        found.append(
          (next.reference.description, String(decoding: bytes[next.range], as: UTF8.self)))
        from = next.range.upperBound
      }
      return found
    }
  }

  @Test(arguments: [
    ("https://arxiv.org/abs/2401.01234", "2401.01234"),
    ("HTTPS://ARXIV.ORG/ABS/2401.01234V2", "2401.01234v2"),
    ("http://arxiv.org/pdf/2401.01234v3.pdf", "2401.01234v3"),
    ("https://arxiv.org/html/2401.01234v1/#S1.p1", "2401.01234v1"),
    ("arxiv.org/format/2401.01234", "2401.01234"), ("arxiv.org/ps/2401.01234", "2401.01234"),
    ("arxiv.org/e-print/2401.01234", "2401.01234"), ("arxiv.org/src/2401.01234v1", "2401.01234v1"),
    ("https://export.arxiv.org/abs/2401.01234?context=cs.LG", "2401.01234"),
    ("www.arxiv.org/abs/2401.01234", "2401.01234"), ("de.arxiv.org/abs/2401.01234", "2401.01234"),
    ("http://xxx.lanl.gov/abs/hep-th/9901001", "hep-th/9901001"),
    ("http://lanl.arxiv.org/abs/0704.0001v1", "0704.0001v1"),
    ("http://cn.mirror.example/abs/2401.01234", "2401.01234"),
    ("http://arxiv.org/abs/cs.LG/0101001", "cs/0101001"),
    ("arxiv.org/abs/math/0211159v2", "math/0211159v2"),
    ("https://arxiv.org/abs/hep-th%2F9901001", "hep-th/9901001"),
    ("https%3A%2F%2Farxiv.org%2Fabs%2F2401.01234", "2401.01234"),
    ("https://www.google.com/url?q=https://arxiv.org/pdf/2401.01234&sa=D", "2401.01234"),
    ("https://www.alphaxiv.org/overview/2401.01234v2?chatId=3", "2401.01234v2"),
    ("https://ar5iv.labs.arxiv.org/html/2401.01234", "2401.01234"),
    ("ar5iv.org/abs/2401.01234", "2401.01234"),
    ("https://huggingface.co/papers/2401.01234", "2401.01234"),
    ("https://hf.co/papers/2401.01234", "2401.01234"),
    ("https://papers.cool/arxiv/2401.01234", "2401.01234"),
    ("https://scirate.com/arxiv/2401.01234", "2401.01234"),
    ("https://api.semanticscholar.org/graph/v1/paper/arXiv:2401.01234", "2401.01234"),
    ("https://doi.org/10.48550/arXiv.2401.01234", "2401.01234"),
    ("10.48550/ARXIV.2401.01234", "2401.01234"),
    ("10.48550/arXiv.hep-th/9901001", "hep-th/9901001"),
    ("10.48550/arXiv.math.AG/0211159", "math/0211159"),
    ("oai:arXiv.org:2401.01234", "2401.01234"),
    ("https://arxiv.org/list/x?id=2401.01234", "2401.01234"),
    ("arXiv:2401.01234v2", "2401.01234v2"), ("Arxiv: 2401.01234", "2401.01234"),
    ("ARXIV:2401.01234", "2401.01234"),
    ("arXiv 2401.01234", "2401.01234"), ("arXiv：2401.01234", "2401.01234"),
    ("arXiv preprint 2401.01234", "2401.01234"),
    ("arXiv preprint arXiv:2401.01234 [cs.LG]", "2401.01234"),
    ("arXiv e-print no. 2401.01234", "2401.01234"),
    ("arXiv ID: 2401.01234", "2401.01234"), ("arxiv_id: 2401.01234", "2401.01234"),
    ("\"arxiv_id\": \"2401.01234\"", "2401.01234"), ("eprint = {2401.01234},", "2401.01234"),
    ("**arXiv**: [2401.01234]", "2401.01234"), ("arXiv-2401.01234", "2401.01234"),
    ("arXiv2401.01234", "2401.01234"),
    ("arXiv:hep-th/9901001", "hep-th/9901001"), ("arXiv:cs.LG/0101001v1", "cs/0101001v1"),
    ("arXiv:hep-th/2401.00008", "2401.00008"), ("arXiv:math-ph/0211159.", "math-ph/0211159"),
    ("<a href=\"/abs/2401.01234\">", "2401.01234"),
    ("arXiv:Math.AG/0211159", "math/0211159"), ("论文arxiv.org/abs/2401.01234。", "2401.01234"),
  ])
  func anAddressIsFound(text: String, id: String) {
    #expect(ArxivAddressesTests.found(text).map(\.id) == [id])
    #expect(ArxivAddressesTests.found("Of one: (\(text)), \(text).").map(\.id) == [id, id])
  }

  @Test(arguments: [
    "2401.01234", "https://example.org/2401.01234", "arXiv:1.2345.6789", "arXiv 2401.012345",
    "arXiv:2413.01234",
    "version 2401.01234", "10.1016/j.physletb.2012.10123", "arXiv, 2 Jan 2024, 10.30",
    "bioRxiv:2401.01234",
    "psyarxiv.com/2401.01234", "arXiv:2401.0123x", "https://arxiv.org/list/cs.LG/2401",
    "[arXiv](https://example.org/2401.01234)", "arXiv\n\n2401.01234",
    "https://huggingface.co/datasets/2401.01234",
    "arXiv:1234567.8901", "arxiv.org/abs/", "hep-th/9901001", "arXiv:eess/0703130",
  ])
  func whatIsNoAddressIsNone(text: String) {
    #expect(ArxivAddressesTests.found(text).map(\.id) == [])
  }

  @Test(arguments: [
    (
      "See https://arxiv.org/pdf/2401.01234v1.pdf?x=1, too",
      "https://arxiv.org/pdf/2401.01234v1.pdf?x=1"
    ),
    ("[a](https://arxiv.org/abs/2401.01234)", "https://arxiv.org/abs/2401.01234"),
    ("(arXiv:2401.01234 [cs.LG])", "arXiv:2401.01234"),
    ("by arXiv preprint 2401.01234.", "arXiv preprint 2401.01234"),
    ("at arxiv.org/abs/2401.01234.", "arxiv.org/abs/2401.01234"),
  ])
  func theRangeIsTheWholeAddress(text: String, address: String) {
    #expect(ArxivAddressesTests.found(text).map(\.text) == [address])
  }

  @Test func twoAddressesThatNothingDividesAreTwo() {
    let text = "https://arxiv.org/abs/2401.01234https://arxiv.org/abs/2401.01235"
    #expect(ArxivAddressesTests.found(text).map(\.id) == ["2401.01234", "2401.01235"])
  }

  @Test(arguments: [
    "arXiv:", "/1", "2401.01234", "arxiv.org/abs/2401.01234", "a.1", "%2F1", "arXiv (",
  ])
  func repeatsAreReadInTimeThatGrowsWithThem(piece: String) {
    _ = ArxivAddressesTests.found(String(repeating: piece, count: 100_000))
  }
}
