import Digests
import Markup
import Papers
import Testing

@Suite struct YAMLListTests {
  private func read(_ text: String, inPiecesOf size: Int? = nil) -> Digest {
    let bytes = Array(text.utf8)
    var parser = DigestParser(
      path: "papers.yaml", dialects: [.yamlList], prefixSize: min(bytes.count, 1 << 16))
    var (start, end) = (0, 0)
    while true {
      end = min(bytes.count, end + (size ?? bytes.count + 1))
      let isLast = end == bytes.count
      start += bytes[start..<end].withUnsafeBytes { parser.feed($0, isLast: isLast) }
      if isLast || parser.isDone { return parser.finish() }
    }
  }

  private func summary(_ digest: Digest) -> [String] {
    digest.entries.map { entry in
      [
        "\(entry.record.line)", "\(entry.record.id)", entry.passage(\.title).string,
        entry.passage(\.authors).items.map(\.string).joined(separator: ";"),
        entry.record.day?.description ?? "",
        entry.passage(\.tags).items.map(\.string).joined(separator: ";"),
        entry.passage(\.abstract).string,
      ].joined(separator: "|")
    } + digest.problems.map { "\($0.line): \($0.kind)" }
  }

  private let list = """
    # made by hand
    - title: "Tiny: Networks"
      authors: [Ada Ling, Boris Mann]
      link: https://huggingface.co/papers/2303.01234
      date: 2023-03-02
      tags:
        - nets
        - dreams
      summary: >
        They
        dream.

    - title: Large
      arxiv: 2303.01235
      authors: Cleo Nye
      abstract: null
    """

  @Test func aListOfMaps() {
    let expected = [
      "2|2303.01234|Tiny: Networks|Ada Ling;Boris Mann|2023-03-02|nets;dreams|They dream.",
      "13|2303.01235|Large|Cleo Nye|||",
    ]
    for size in [nil, 1, 7, 64] { #expect(summary(read(list, inPiecesOf: size)) == expected) }
  }

  @Test(arguments: [
    "title: T\nid: 2303.01234\n", "---\ntitle: T\nid: \"2303.01234\"\n---\nname: x\n",
    "papers:\n  cs.LG:\n    - {title: T, url: 'http://arxiv.org/abs/2303.01234'}\n",
    "2303.01234:\n  title: T\n",
  ])
  func otherForms(text: String) {
    #expect(read(text).entries.map { "\($0.record.id)" } == ["2303.01234"])
  }

  @Test(arguments: [
    "- [T](https://arxiv.org/abs/2303.01234)\n",
    "---\ntitle: T\nid: 2303.01234\n---\n\n# A page\n\nwith text.\n",
    "Title: T\n\nAbstract\nhttps://arxiv.org/abs/2303.01234\n", "name: tool\nversion: 1\n",
  ])
  func notesAreNoYAML(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { !Dialect.yamlList.sniff($0) })
  }

  @Test func whatIsNoYAMLIsSaidAndTheNextItemIsRead() {
    let digest = read(
      "- title: One\n  id: 2303.00001\n- title: [Two\n- title: Three\n  id: 2303.00003\n")
    #expect(digest.entries.count == 2 || digest.problems.isEmpty == false)
  }

  @Test(arguments: ["- a: ", "[", "{", "&a [*a, ", "- ", "a:\n  ", "\"", "- title: x\n", "? "])
  func hostileRepeats(piece: String) {
    let text = "- title: Good\n  id: 2303.00001\n" + String(repeating: piece, count: 20_000)
    var parser = DigestParser(
      path: "a.yaml",
      dialects: [
        Dialect(name: "yaml", sniff: { _ in true }, makeReader: Dialect.yamlList.makeReader)
      ])
    _ = Array(text.utf8).withUnsafeBytes { parser.feed($0, isLast: true) }
    #expect(parser.finish().entries.first?.passage(\.title).string.hasPrefix("Good") == true)
  }
}
