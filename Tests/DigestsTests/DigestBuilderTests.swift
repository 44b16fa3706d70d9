import Testing

@testable import Digests
@testable import Papers

@Suite struct DigestBuilderTests {
  private func build(_ body: (inout DigestBuilder) -> Void) -> Digest {
    var builder = DigestBuilder(expectedBytes: 0)
    body(&builder)
    return builder.build(path: "p", name: "n", dialect: "d")
  }

  private func bytes(_ text: StaticString) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  @Test func fieldsComeInAnyOrder() {
    let digest = build { builder in
      builder.beginEntry(line: 7)
      builder.add(bytes("kv"), to: .tags)
      builder.add(bytes("A. One"), to: .authors)
      builder.add(bytes("KV"), to: .tags)
      builder.add(extra: "Motivation", bytes(" It is slow. "))
      builder.add(bytes("B. Two"), to: .authors)
      builder.add(bytes("  "), to: .authors)
      builder.add(extra: "Method", bytes("Error"))
      builder.add(bytes("sparse"), to: .tags)
      builder.set(.abstract, bytes("An\nabstract with **bold**."), markup: .keywords)
      builder.set(.title, bytes("**A Title**"), markup: .bold)
      builder.setReference(in: bytes("https://arxiv.org/pdf/2504.16922v2.pdf"))
      builder.endEntry(needsAbstract: true)
    }
    let entry = Entry(digest: digest, index: 0)
    #expect(digest.problems.isEmpty)
    #expect(entry.record.id.description == "2504.16922")
    #expect(entry.record.version == 2)
    #expect(entry.passage(\.title).string == "A Title")
    #expect(entry.passage(\.authors).items.map(\.string) == ["A. One", "B. Two"])
    #expect(entry.passage(\.tags).items.map(\.string) == ["kv", "sparse"])
    #expect(entry.passage(\.extras).items.map(\.string) == ["Motivation", "It is slow."])
    #expect(entry.passage(\.abstract).string == "An abstract with bold.")
    #expect(Paper(joining: [entry]).emphasis.count == 1)
  }

  @Test func whatAnEntryLacksIsAProblem() {
    let digest = build { builder in
      builder.beginEntry(line: 1)
      builder.set(.title, bytes("No address"))
      builder.endEntry(needsAbstract: true)
      builder.beginEntry(line: 2)
      builder.setReference(in: bytes("https://arxiv.org/abs/none"))
      builder.endEntry(needsAbstract: true)
      builder.beginEntry(line: 3)
      builder.setReference(in: bytes("2504.16922"))
      builder.endEntry(needsAbstract: true)
      builder.beginEntry(line: 4)
      builder.setReference(in: bytes("2504.16922"))
      builder.set(.title, bytes("A title"))
      builder.setDay(nil)
      builder.endEntry(needsAbstract: true)
    }
    #expect(digest.records.map(\.line) == [4])
    #expect(
      digest.problems.map(\.kind) == [
        .missingAddress, .badAddress, .missingTitle, .missingAbstract, .badDate,
      ])
    #expect(digest.arena.count == 7)
  }
}

@Suite struct DigestDayTests {
  @Test(arguments: [
    ("2025-04-25.md", "2025-04-25"), ("week/2025-04-14_AI_enhanced.jsonl", "2025-04-14"),
    ("2025-04-25/README.md", "2025-04-25"), ("2025-13-25.md", nil), ("notes.md", nil),
  ])
  func isFoundInTheName(path: String, expected: String?) {
    #expect(DigestParser.parse([], path: path).day?.description == expected)
  }
}
