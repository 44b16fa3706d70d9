import Digests
import Papers
import Testing

@Suite struct BibTeXTests {
  private func read(_ text: String) -> Digest { Digest.read(text, path: "papers.bib") }

  /// What a bibliography of one entry says.
  private func entry(_ fields: String) throws -> Entry {
    try #require(read("@article{key,\n\(fields)\n}\n").entries.first)
  }

  @Test func idsFromEprintJournalAndVolume() {
    let digest = read(
      """
      @misc{ling2023tiny,
        title={Tiny {N}etworks Dream}, author={Ada Ling and Boris Mann}, year={2023},
        eprint={2303.01234}, archivePrefix={arXiv}, primaryClass={cs.LG}
      }
      @article{mann2023large,
        title={Large Networks Sleep}, author={Mann, Boris and Ling, Ada},
        journal={arXiv preprint arXiv:2303.01235}, year={2023}
      }
      @article{DBLP:journals/corr/abs-2303-01236,
        author = {Cleo Nye}, title = {Networks}, journal = {CoRR}, volume = {abs/2303.01236}, year = {2023}
      }
      """)
    #expect(digest.dialect == "bibtex")
    #expect(digest.entries.map(\.reference) == ["2303.01234", "2303.01235", "2303.01236"])
    #expect(digest.titles == ["Tiny Networks Dream", "Large Networks Sleep", "Networks"])
    #expect(
      digest.entries.map { $0.items(\.authors) } == [
        ["Ada Ling", "Boris Mann"], ["Boris Mann", "Ada Ling"], ["Cleo Nye"],
      ])
    #expect(digest.entries[0].items(\.categories) == ["cs.LG"])
    #expect(digest.entries.map { $0.text(\.journal) } == ["", "", ""])
    #expect(digest.troubles == [])
  }

  @Test(arguments: [
    "eprint = {https://arxiv.org/abs/2303.01234v2}",
    "url = {\\url{https://arxiv.org/abs/2303.01234v2}}",
    "doi = {10.48550/arXiv.2303.01234v2}", "note = {arXiv:2303.01234v2 [cs]}",
    "howpublished = {arXiv:2303.01234v2}", "number = {arXiv:2303.01234v2}",
    "arxivId = {2303.01234v2}",
    "journal = {arXiv:2303.01234v2 [cs.LG]}", "eprint = \"2303.01234v2\", eprinttype = {arxiv}",
    "eprint = {arXiv:2303.01234v2}", "URL = {http://arxiv.org/pdf/2303.01234v2.pdf}",
  ])
  func idsWhereverTheyStand(field: String) throws {
    #expect(try entry("title = {T}, \(field)").reference == "2303.01234v2")
  }

  @Test(arguments: [
    ("{family=Müller, given=Jörg, prefix=von}", ["Jörg von Müller"]),
    (
      "{given=Jörg, family=Müller and Ling, Ada and family = Mann , given = Boris}",
      ["Jörg Müller", "Ada Ling", "Boris Mann"]
    ),
    ("{given=Bo, given-i=B, family=Lee, suffix=Jr.}", ["Bo Lee Jr."]),
    (
      "{family={de la Cruz, III}, given={Ana María}, useprefix=true}", ["Ana María de la Cruz, III"]
    ),
    ("{given=\"Ana, M.\", family=Cruz}", ["Ana, M. Cruz"]),
    ("{family=M{\\\"u}ller, given=Jörg}", ["Jörg M\\\"uller"]), ("{family=, given=}", []),
  ])
  func namesGivenInTheirParts(text: String, names: [String]) throws {
    let one = try entry("title = {T}, eprint = {2303.01234}, author = \(text)")
    #expect(one.items(\.authors) == names)
  }

  /// As DBLP and others write them.
  @Test func escapesInAddressesAndDOIsAreNoneOfThem() throws {
    let one = try entry(
      #"title = {T}, doi = {10.1007/978-3-030-58548-8\_24}, url = {https://a.org/x\_y\&z=\%20}"#)
    #expect(one.text(\.doi) == "10.1007/978-3-030-58548-8_24")
    #expect(one.text(\.address) == "https://a.org/x_y&z=%20")
  }

  @Test func anEprintOfAnotherArchiveIsNone() throws {
    let one = try entry("title = {T}, eprint = {2303.01234}, eprinttype = {jstor}")
    #expect(one.reference.hasPrefix("x/"))
  }

  @Test(arguments: [
    ("{Small {M}odels of {{GPT}}}", "Small Models of GPT"), ("\"A {B}\" # \" C\"", "A B C"),
    ("{On $x^{2}$ and \\emph{Kac} {M}oody}", "On $x^{2}$ and \\emph{Kac} Moody"),
    ("{Schr{\\\"o}dinger in Stra{\\ss}e}", "Schr\\\"odinger in Stra{\\ss}e"),
    ("{L{\\'{\\i}}ngua}", "L\\'{\\i}ngua"), ("{L{\\'\\i}ngua}", "L\\'\\i{}ngua"),
    ("{{Whole}}", "Whole"), ("{H_{2}O at {40\\%}}", "H_{2}O at 40\\%"), ("2024", "2024"),
    ("{A \\textbf{big} {deal}}", "A \\textbf{big} deal"),
  ])
  func titlesWithoutBracesThatProtect(value: String, title: String) throws {
    #expect(try entry("title = \(value), year = 2024").text(\.title) == title)
  }

  @Test(arguments: [
    ("Ling, Ada and Mann, Boris", ["Ada Ling", "Boris Mann"]),
    ("Ada Ling and Boris Mann and others", ["Ada Ling", "Boris Mann"]),
    ("Poe, Jr., Sam and {The {ATLAS} Collaboration}", ["Sam Poe, Jr.", "The ATLAS Collaboration"]),
    ("{Barnes and Noble, Inc.} and Ling, Ada", ["Barnes and Noble, Inc.", "Ada Ling"]),
    ("van der Berg, Jan", ["Jan van der Berg"]),
    ("M{\\\"u}ller, J.\n  AND  Ling, Ada", ["J. M\\\"uller", "Ada Ling"]),
    (
      "family=Ling, given=Ada, given-i=A and family=Berg, given=Jan, prefix=van der",
      ["Ada Ling", "Jan van der Berg"]
    ),
    ("Ada Ling, Boris Mann, Cleo Nye", ["Ada Ling", "Boris Mann", "Cleo Nye"]),
    ("Andy Sand", ["Andy Sand"]),
  ])
  func authors(text: String, names: [String]) throws {
    #expect(try entry("title = {T}, author = {\(text)}").items(\.authors) == names)
  }

  @Test(arguments: [
    ("year = 2023", "2023-01-01"), ("year = {2023}, month = mar", "2023-03-01"),
    ("year = {2023}, month = {3}", "2023-03-01"),
    ("year = 2023, month = \"7~\" # mar", "2023-03-07"),
    ("date = {2023-03-07}", "2023-03-07"),
    ("date = {2023-03-07/2023-03-09}, year = 2022", "2023-03-07"),
    ("year = {2023}, month = {March}, day = {7}", "2023-03-07"), ("date = {2023}", "2023-01-01"),
    ("year = {in press}", ""),
  ])
  func dates(fields: String, day: String) throws {
    let one = try entry("title = {T}, \(fields)")
    #expect(one.record.day?.description ?? "" == day)
    #expect(one.digest.troubles == [])
  }

  @Test func macros() throws {
    let digest = read(
      """
      @string{conf = "Conference on " # nets}
      @STRING(nets = {Networks})
      @string{ both = conf # { and } # nets }
      @preamble{"\\newcommand{\\x}{y}"}
      @inproceedings(a, title = "T", booktitle = both # ", " # 2023, keywords = {one, two; three})
      @article{b, title = {U}, journal = nets, year = 2020}
      """)
    #expect(
      digest.entries.map { $0.text(\.venue) } == ["Conference on nets and Networks, 2023", ""])
    #expect(digest.entries[1].text(\.journal) == "Networks")
  }

  @Test func aBibliographyIsReadWithoutArxiv() throws {
    let digest = read(
      """
      This file was made by hand. Mails to me@example.org.

      % a comment
      @comment{@article{gone, title = {Gone}}}
      @comment jabref-meta: x
      @inproceedings{a, title = {Without}, author = {Ling, Ada}, booktitle = {Proc. of Things}, doi = {https://doi.org/10.1000/ABC.1},
        file = {:x.pdf:PDF}, annote = {Mine}, note = {Best paper}}
      @software{s, title = {A Tool}}
      @proceedings{p, editor = {Nobody}}
      """)
    #expect(digest.titles == ["Without"])
    let one = digest.entries[0]
    #expect(!one.record.id.isArxiv)
    #expect(one.text(\.doi) == "10.1000/ABC.1")
    #expect(one.text(\.venue) == "Proc. of Things")
    #expect(one.text(\.comment) == "Best paper")
    #expect(one.record.line == 6)
    #expect(digest.troubles == ["9: missingTitle"])
  }

  @Test func anUnclosedEntryCostsNoOther() {
    let digest = read(
      """
      @article{a, title = {One}, eprint = {2303.00001}}
      @article{b,
        title = {Two,
        author = {Ling, Ada},
        eprint = {2303.00002}
      }

      @article{c, title = {Three}, eprint = {2303.00003}}
      """)
    #expect(digest.titles == ["One", "Two", "Three"])
    #expect(digest.entries.map(\.reference) == ["2303.00001", "2303.00002", "2303.00003"])
    #expect(digest.entries[1].items(\.authors) == ["Ada Ling"])
    #expect(digest.troubles == ["2: malformed"])
  }

  @Test func theFileEndsWithinAnEntry() {
    let digest = read(
      "@article{a, title = {One}, eprint = {2303.00001}}\n@article{b, eprint = {2303.00002}, title = {Tw"
    )
    #expect(digest.titles == ["One", "Tw"])
    #expect(digest.troubles == ["2: truncated"])
  }

  @Test(arguments: [
    "# Notes\n\n@article{a, title={T}}", "```bibtex\n@article{a, title={T}}\n```",
    "@media (max-width: 3px) { }",
    "@dataclass(frozen=True)\nclass A: pass", "See [me](https://x.y)\n@article{a, b}",
  ])
  func whatOnlyQuotesAnEntryIsNoBibliography(text: String) {
    #expect(!Dialect.bibTeX.sniffs(text))
  }

  @Test func piecesOfAnySize() {
    Digest.expectSameInPieces(
      Array(
        """
        junk a@b.c @ @x @comment{no
        @string{m = {Journal {X}}}
        @article{a, title = {One}, journal = m # " Y", eprint = "2303.00001", author = {A and B}}
        @article{b, title = {Two, eprint = {2303.00002}
        @article(c, title = {Thr)ee}, year = 2020)@misc{d,title={Four}}
        @misc{e, title = {Five
        """.utf8), as: .bibTeX)
  }

  /// `m@sc{` begins no entry, also where a window ends before the sign; a line after an open comment is passed
  /// over whole.
  @Test func signsWithinWordsAreNoEntriesInPieces() {
    Digest.expectSameInPieces(
      Array(
        """
        @comment{open
        @comment{again} @misc{x, title = {Not This}}
        m@sc{ling2023tiny, title = {Nor This}}
        @misc{a, title = {One}, eprint = {2303.00001}}
        m@sc{ling2023tiny, title = {Nor This}}
        """.utf8), as: .bibTeX)
  }

  @Test(arguments: [
    "@article{a, title = ", "{", "@", "@a{", "@article{a,\n", "@comment{", "@string{a = b # ", "\"",
    "a # ", "@string{a=a#a}", "title={", "}",
  ])
  func hostileRepeats(piece: String) {
    let good = "@article{g, title = {Good}, eprint = {2303.00001}}\n"
    let text = good + "@article{h, title = " + String(repeating: piece, count: 100_000)
    let digest = Digest.read(Array(text.utf8), as: .bibTeX, inPiecesOf: DigestParser.windowSize)
    #expect(digest.titles.first == "Good")
  }

  /// Each macro is made of two others; so what they give doubles.
  @Test func macrosThatDoubleAreBounded() {
    var text = "@string{a0 = {0123456789}}\n"
    for index in 1..<60 { text += "@string{a\(index) = a\(index - 1) # a\(index - 1)}\n" }
    text += String(repeating: "@misc{k, title = a59 # a59 # a59}\n", count: 10_000)
    let digest = Digest.read(Array(text.utf8), as: .bibTeX, inPiecesOf: text.utf8.count)
    #expect(digest.entries.count == 10_000)
    #expect(digest.arena.count < 4 * text.utf8.count + (1 << 20))
  }

  /// An entry that nothing closes ends before the line that begins the next one; where a window ended within that line,
  /// its own bracket closed the entry.
  @Test func aLineThatBeginsAnEntryIsSeenWhereverWindowsEnd() {
    let text =
      "@misc(a, title={One}, eprint={2303.01234}\n@misc(b)c, title={Two}, eprint={2303.01235})\n@misc"
    let whole = Digest.read(Array(text.utf8), as: .bibTeX, inPiecesOf: text.utf8.count)
    #expect(whole.entries.map(\.reference) == ["2303.01234"])
    for size in 1..<text.utf8.count {
      let pieces = Digest.read(Array(text.utf8), as: .bibTeX, inPiecesOf: size)
      #expect(pieces.arena == whole.arena && pieces.problems == whole.problems, "\(size)")
    }
  }
}
