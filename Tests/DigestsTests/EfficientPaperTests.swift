import Digests
import Papers
import Testing

/// The forms of the digests, and what goes wrong in them. The sentences are made up.
enum Sample {
  static let bold = """
    # 2025-04-25

    # Table of Contents
    * [Small Caches](#Small-Caches)
    * [Odd *Stars*](#Odd-Stars)


    ## Small Caches

    >Authors: Ann One, Jörg Müller,  , et al.

    >2025-04-23

    > http://arxiv.org/abs/2504.16754v1

    A **KV** cache is made small,
    and **sparse** caches smaller. The **kv** cache   wins;
    **quantiz**ation helps.

    A second paragraph.


    ## Odd  **Stars**

    >Authors: Bo Two

    >2025-04-22

    > https://arxiv.org/pdf/2504.11111.pdf

    A stray ** here.

    And ** there, and a ***bold*** one.


    """

  static let badges = """
    # 2025-11-14

    ## Fast Models

    >Authors: Hui One

    >2025-11-08

    > [http://arxiv.org/abs/2511.06029v2](http://arxiv.org/abs/2511.06029v2)

    Models (![key](https://img.shields.io/badge/LLM-FF8C00)s) pre![key](https://img.shields.io/badge/low-bit-F08080), see
    https://x.org/![key](https://img.shields.io/badge/LLM-FF8C00)/a. It is **bold** ![pic](https://x.org/a.png).

    ## No Badges

    >Authors: Hui Two
    >2025-11-09
    > http://arxiv.org/abs/2511.06030
    Only **bold** words.
    """

  static let cards = """
    # 2026-04-08

    ---

    ## Hybrid Caches

    ![](https://img.shields.io/badge/KV cache-F08080) ![](https://img.shields.io/badge/LLM-FF8C00)

    > 一种混合缓存方法。

    **Authors:** Bo Zeng, Fei Ren | **Date:** 2026-04-07

    **Link:** [http://arxiv.org/abs/2604.05887v1](http://arxiv.org/abs/2604.05887v1)

    <details><summary>Abstract</summary>

    Caches of two kinds.

    </details>

    ---
    """

  static let levelOne = """
    # WMCodec: A Codec

    >Authors: Ju Zhou,Ji Yi

    >2024-09-18

    > http://arxiv.org/abs/2409.12121v1

    Speech, and
    # of codecs in a line of its own.


    # Another: One

    >Authors: Ed Casanova

    >2024-09-18

    > http://arxiv.org/abs/2409.12117v1

    More speech.
    """

  static let all = [bold, badges, cards, levelOne]
}

@Suite struct EfficientPaperTests {
  @Test func boldKeywords() {
    #expect(
      Digest.read(Sample.bold).summary
        == [
          "8|2504.16754v1|Small Caches|Ann One;Jörg Müller|2025-04-23|KV;sparse;quantiz||"
            + "A KV cache is made small, and sparse caches smaller. The kv cache wins; quantization "
            + "helps.\nA second paragraph.|KV;sparse;kv;quantiz",
          "23|2504.11111|Odd Stars|Bo Two|2025-04-22|*bold||A stray ** here.\nAnd ** there, and a "
            + "*bold* one.|*bold",
          "2025-04-25",
        ].map {
          $0.replacing("And ** there, and a *bold* one", with: "And ** there, and a *bold* one")
        }
        .map { $0 })
  }

  @Test func badgesAndBoldWordsAmongThem() {
    #expect(
      Digest.read(Sample.badges).summary == [
        "3|2511.06029v2|Fast Models|Hui One|2025-11-08|LLM;low-bit||Models (LLMs) prelow-bit, see "
          + "https://x.org/LLM/a. It is bold ![pic](https://x.org/a.png).|LLM;low-bit;LLM;bold",
        "14|2511.06030|No Badges|Hui Two|2025-11-09|||Only bold words.|bold", "2025-11-14",
      ])
  }

  @Test func cards() {
    #expect(
      Digest.read(Sample.cards).summary == [
        "5|2604.05887v1|Hybrid Caches|Bo Zeng;Fei Ren|2026-04-07|KV cache;LLM|一种混合缓存方法。|"
          + "Caches of two kinds.|", "2026-04-08",
      ])
  }

  @Test func levelOneHeadings() {
    #expect(
      Digest.read(Sample.levelOne).summary == [
        "1|2409.12121v1|WMCodec: A Codec|Ju Zhou;Ji Yi|2024-09-18|||Speech, and # of codecs in a "
          + "line of its own.|",
        "13|2409.12117v1|Another: One|Ed Casanova|2024-09-18|||More speech.|",
        "digest",
      ])
  }

  @Test func lineEndsAndByteOrderMarkMakeNoDifference() {
    for text in Sample.all {
      let plain = Digest.read(text).summary
      #expect(Digest.read(text.replacing("\n", with: "\r\n")).summary == plain)
      #expect(Digest.read("\u{FEFF}" + text).summary == plain)
    }
  }

  @Test func missingBlankLinesMakeNoDifference() {
    func withoutLines(_ digest: Digest) -> [String] {
      digest.summary.map { String($0.drop { $0.isNumber }) }
    }
    for text in [Sample.badges, Sample.cards] {
      let dense = text.split(separator: "\n").joined(separator: "\n")
      #expect(withoutLines(Digest.read(dense)) == withoutLines(Digest.read(text)))
    }
  }

  @Test(arguments: [
    ("## T\n\n>Authors: A\n\n>2025-04-23\n\n", ["1: missingAddress", "digest"]),
    ("## T\n>Authors: A\n> http://arxiv.org/abs/25\n", ["1: badAddress", "digest"]),
    (
      "x\n## T\n>Authors: A\n>2025-02-30\n> http://arxiv.org/abs/2504.00001\n",
      ["2|2504.00001|T|A|||||", "2: missingAbstract", "2: badDate", "digest"]
    ),
    (
      "## T\n**Authors:** A | **Date:** 2026-01-02\n**Link:** http://arxiv.org/abs/2504.00001\n"
        + "<details><summary>Abstract</summary>\n\nIt breaks",
      ["1|2504.00001|T|A|2026-01-02|||It breaks|", "1: truncated", "digest"]
    ),
    ("", ["0: noEntries", "digest"]), (" \n\n", ["0: noEntries", "digest"]),
    ("# 2026-01-18\n\n# Table of Contents\n", ["0: noEntries", "2026-01-18"]),
    ("Dear all,\nsee you.\n", ["0: noDialect", "digest"]), ("a\0b", ["0: binary", "digest"]),
  ])
  func whatCannotBeReadIsAProblem(text: String, expected: [String]) {
    #expect(Digest.read(text).summary == expected)
  }

  @Test func hostileBytesAreCleaned() {
    let head = Array(
      "## T\u{1B}[31m\u{9B}1m\n>Authors: A\u{7}\n> http://arxiv.org/abs/2504.00001\n".utf8)
    let body: [UInt8] = Array("a\u{1} b \u{85} c\u{7F}d ".utf8) + [0xFF, 0xFE, 0x41, 0xE4, 0xB8]
    #expect(
      DigestParser.parse(head + body, path: "x/y.tar.md").summary == [
        "1|2504.00001|T[31m1m|A||||a b cd \u{FFFD}A\u{FFFD}|", "1: invalidUTF8",
        "1: controlCharacters", "y.tar",
      ])
  }
}

@Suite struct DigestParserTests {
  @Test func windowsMakeNoDifference() {
    var random = SeededGenerator(seed: 3)
    for text in Sample.all {
      let bytes = Array(text.utf8)
      let whole = Digest.read(text).summary
      for _ in 0..<100 {
        #expect(inWindows(bytes, &random).summary == whole, "seed 3")
      }
    }
  }

  /// Feeds a file in random windows; what is not done with comes again.
  private func inWindows(_ bytes: [UInt8], _ random: inout SeededGenerator) -> Digest {
    var parser = DigestParser(path: "digest.md", prefixSize: 300)
    bytes.withUnsafeBytes { bytes in
      var (start, end) = (0, 0)
      while start < bytes.count {
        // The first window holds the prefix by which the dialect is known.
        end = min(bytes.count, max(end, start) + Int.random(in: 1...300, using: &random))
        let isLast = end == bytes.count
        start += parser.feed(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), isLast: isLast)
      }
    }
    return parser.finish()
  }

  @Test func anEntryOverTheLimitIsLeftOut() {
    let head = "## A\n>Authors: A\n> http://arxiv.org/abs/2504.00001\nText.\n\n## Long\n"
    let tail = "\n\n## B\n>Authors: B\n> http://arxiv.org/abs/2504.00002\nMore.\n"
    var parser = DigestParser(path: "long.md")
    let long =
      ">Authors: L\n> http://arxiv.org/abs/2504.00009\n" + String(repeating: "x y\n", count: 100)
    let first = Array((head + long).utf8)
    let filler = [UInt8](repeating: 0x78, count: DigestParser.entryLimit)
    var rest = first + filler
    rest.removeFirst(rest.withUnsafeBytes { parser.feed($0, isLast: false) })
    rest.removeFirst(rest.withUnsafeBytes { parser.feed($0, isLast: false) })
    rest += Array(tail.utf8)
    _ = rest.withUnsafeBytes { parser.feed($0, isLast: true) }
    let digest = parser.finish()
    #expect(digest.entries.map { $0.passage(\.title).string } == ["A", "B"])
    #expect(digest.entries.map(\.record.line) == [1, 111])
    #expect(
      digest.problems.map(\.kind) == [.unreadAddresses(count: 1, lines: [8]), .entryTooLong])
  }

  @Test func anyBytesGiveACleanArena() {
    var random = SeededGenerator(seed: 5)
    for text in Sample.all {
      let bytes = Array(text.utf8)
      for count in stride(from: 0, to: bytes.count, by: 3) {
        expectClean(DigestParser.parse(Array(bytes[..<count]), path: "cut.md"))
      }
      for _ in 0..<300 {
        var broken = bytes
        for _ in 0..<Int.random(in: 1...20, using: &random) {
          let place = Int.random(in: 0..<broken.count, using: &random)
          switch Int.random(in: 0...2, using: &random) {
          case 0: broken[place] = UInt8.random(in: 0...255, using: &random)
          case 1: broken.remove(at: place)
          default: broken.insert("*#>[!\n- \u{1B}".utf8.randomElement(using: &random)!, at: place)
          }
        }
        expectClean(DigestParser.parse(broken, path: "broken.md"))
      }
    }
  }

  private func expectClean(_ digest: Digest) {
    let text = String(decoding: digest.arena, as: UTF8.self)
    #expect(Array(text.utf8) == Array(digest.arena), "the arena is UTF-8")
    let isClean = text.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control || $0 == "\u{1F}" || $0 == "\n"
    }
    #expect(isClean)
    for record in digest.records {
      for span in [record.title, record.authors, record.tags, record.summary, record.abstract] {
        #expect(span.range.upperBound <= digest.arena.count)
      }
    }
    for span in digest.emphasis { #expect(span.range.upperBound <= digest.arena.count) }
  }
}
