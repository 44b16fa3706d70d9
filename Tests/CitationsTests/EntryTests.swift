import Drafts
import Papers
import Testing

@testable import Citations

/// One paper in each format.
@Suite struct EntryTests {
  private let onArxiv = Draft.cited(
    version: 2, title: #"Dimension Expansion in $O(n \log n)$ for KV \& LLMs of M\"uller"#,
    authors: [
      "Lucas Maisonnave", #"Cyril M\"uller"#, "Ludwig van Beethoven", "ATLAS Collaboration",
    ],
    day: "2025-09-01", firstDay: "2025-04-18", tags: ["kv", "low-bit"],
    categories: ["cs.LG", "cs.CL"], abstract: "First.\nSecond.")
  private let inJournal = Draft.cited(
    id: "math/0211159", title: "The entropy formula", authors: ["Grisha Perelman"],
    doi: "10.1000/a_b", journal: "Phys. Rev. D 76 (2007) 13-19")
  private let elsewhere = Draft.cited(
    id: "", title: "Elsewhere", authors: ["Sammy Davis, Jr."], day: "2024-01-01",
    address: "https://openreview.net/forum?id=a_b&x=1%20", venue: "ICLR 2024")

  private func written(_ draft: Draft, _ format: CitationFormat) -> String {
    String(decoding: CitationList([draft.paper]).bytes(as: format), as: UTF8.self)
  }

  @Test func bibtex() {
    #expect(
      written(onArxiv, .bibtex) == #"""
        @misc{maisonnave2025dimension,
          title = {Dimension Expansion in {$O(n \log n)$} for {KV} \& {LLMs} of M{\"u}ller},
          author = {Maisonnave, Lucas and M{\"u}ller, Cyril and van Beethoven, Ludwig and {ATLAS Collaboration}},
          year = {2025},
          month = apr,
          eprint = {2504.13989},
          archivePrefix = {arXiv},
          primaryClass = {cs.LG},
          doi = {10.48550/arXiv.2504.13989},
          url = {https://arxiv.org/abs/2504.13989},
        }

        """#)
    #expect(
      written(inJournal, .bibtex) == #"""
        @article{perelman2002entropy,
          title = {The entropy formula},
          author = {Perelman, Grisha},
          journal = {Phys. Rev. D},
          volume = {76},
          pages = {13--19},
          year = {2007},
          eprint = {math/0211159},
          archivePrefix = {arXiv},
          doi = {10.1000/a\_b},
          url = {https://arxiv.org/abs/math/0211159},
        }

        """#)
    #expect(
      written(elsewhere, .bibtex) == #"""
        @inproceedings{davis2024elsewhere,
          title = {Elsewhere},
          author = {Davis, Jr., Sammy},
          booktitle = {ICLR 2024},
          year = {2024},
          url = {https://openreview.net/forum?id=a\_b\&x=1\%20},
        }

        """#)
  }

  @Test func biblatex() {
    #expect(
      written(onArxiv, .biblatex) == #"""
        @online{maisonnave2025dimension,
          title = {Dimension Expansion in {$O(n \log n)$} for {KV} \& {LLMs} of Müller},
          author = {Maisonnave, Lucas and Müller, Cyril and van Beethoven, Ludwig and {ATLAS Collaboration}},
          date = {2025-04-18},
          eprint = {2504.13989},
          eprinttype = {arxiv},
          eprintclass = {cs.LG},
        }

        """#)
    #expect(
      written(inJournal, .biblatex) == #"""
        @article{perelman2002entropy,
          title = {The entropy formula},
          author = {Perelman, Grisha},
          journaltitle = {Phys. Rev. D},
          volume = {76},
          pages = {13--19},
          date = {2007},
          eprint = {math/0211159},
          eprinttype = {arxiv},
          doi = {10.1000/a_b},
        }

        """#)
    #expect(
      written(elsewhere, .biblatex).contains("url = {https://openreview.net/forum?id=a_b&x=1%20},"))
  }

  @Test func ris() {
    #expect(
      written(onArxiv, .ris)
        == """
        TY  - GEN
        ID  - maisonnave2025dimension
        TI  - Dimension Expansion in O(n log n) for KV & LLMs of Müller
        AU  - Maisonnave, Lucas
        AU  - Müller, Cyril
        AU  - van Beethoven, Ludwig
        AU  - ATLAS Collaboration
        PY  - 2025
        DA  - 2025/04/18
        AN  - arXiv:2504.13989
        PB  - arXiv
        DO  - 10.48550/arXiv.2504.13989
        UR  - https://arxiv.org/abs/2504.13989
        AB  - First. Second.
        KW  - kv
        KW  - low-bit
        ER  - 

        """.replacing("\n", with: "\r\n"))
    #expect(written(elsewhere, .ris).contains("AU  - Davis, Sammy, Jr.\r\n"))
    #expect(written(inJournal, .ris).contains("VL  - 76\r\nSP  - 13\r\nEP  - 19\r\n"))
  }

  @Test func cslJSON() {
    #expect(
      written(onArxiv, .cslJSON) == """
        [
          {"id": "maisonnave2025dimension", "type": "article", "genre": "preprint", \
        "number": "arXiv:2504.13989", "publisher": "arXiv", \
        "title": "Dimension Expansion in O(n log n) for KV & LLMs of Müller", \
        "author": [{"family": "Maisonnave", "given": "Lucas"}, {"family": "Müller", "given": "Cyril"}, \
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}, \
        {"literal": "ATLAS Collaboration"}], "issued": {"date-parts": [[2025, 4, 18]]}, \
        "DOI": "10.48550/arXiv.2504.13989", "URL": "https://arxiv.org/abs/2504.13989", \
        "abstract": "First. Second.", "keyword": "kv, low-bit"}
        ]

        """)
    #expect(
      String(decoding: CitationList([]).bytes(as: .cslJSON), as: UTF8.self) == "[]\n")
  }

  @Test func lines() {
    let draft = Draft.cited(title: "A [b] *c*", authors: ["Ana Ort", "Bo Lee", "Cy Poe"])
    #expect(
      written(draft, .markdown)
        == #"- [A \[b\] \*c\*](https://arxiv.org/abs/2504.13989). Ana Ort, Bo Lee, and Cy Poe. "#
        + "arXiv:2504.13989, 2025.\n")
    #expect(
      written(draft, .org)
        == "* [[https://arxiv.org/abs/2504.13989][A (b) *c*]]\n  Ana Ort, Bo Lee, and Cy Poe. "
        + "arXiv:2504.13989, 2025.\n")
    #expect(
      written(draft, .text)
        == "Ana Ort, Bo Lee, and Cy Poe. A [b] *c*. arXiv:2504.13989, 2025.\n")
    #expect(
      written(elsewhere, .text)
        == "Sammy Davis, Jr. Elsewhere. ICLR 2024. https://openreview.net/forum?id=a_b&x=1%20.\n")
  }

  @Test func aTemplateIsTheUsers() throws {
    let template = try CitationTemplate(
      #"{{{key}}}\t{authors} ({year}-{month}): {title} <{url}>\n"#)
    #expect(
      written(Draft.cited(authors: ["Ana Ort", "et al. (7 more)"]), .template(template))
        == "{ort2025gradual}\tAna Ort et al. (2025-4): Gradual Binary Search "
        + "<https://arxiv.org/abs/2504.13989>\n")
    // What a field holds is no template.
    let title = try CitationTemplate("{title}")
    #expect(written(Draft.cited(title: "{url} $(x) \\n"), .template(title)) == "{url} $(x) \\n\n")
    for (text, problem) in [
      ("{titel}", CitationTemplate.Problem.unknownField("titel")), ("a {title", .brace(column: 3)),
      ("a}", .brace(column: 2)),
    ] {
      #expect(throws: problem) { try CitationTemplate(text) }
    }
  }

  /// What is not known is left out, and no style complains of what is there.
  @Test func littleIsKnown() {
    let draft = Draft.cited(id: "", title: "Nothing", authors: [], venue: "ICML")
    #expect(
      written(draft, .bibtex) == """
        @misc{nothing,
          title = {Nothing},
          key = {Nothing},
          note = {ICML},
        }

        """)
    #expect(written(draft, .biblatex).hasPrefix("@misc{nothing,\n"))
    #expect(written(Draft.cited(title: "", authors: []), .bibtex).contains("title = {2504.13989},"))
  }

  @Test(arguments: [
    (Draft.cited(), "2025-04"), (Draft.cited(version: 1, day: "2025-04-20"), "2025-04-20"),
    (Draft.cited(version: 2, day: "2025-04-20"), "2025-04"),
    (Draft.cited(version: 1, day: "2025-07-20"), "2025-04"),
    (Draft.cited(day: "2025-07-20", firstDay: "2025-03-31"), "2025-03-31"),
    (Draft.cited(firstDay: "2024-03-31"), "2025-04"),
    (Draft.cited(id: "hep-th/9912001"), "1999-12"),
    (Draft.cited(id: "", day: "2024-01-01"), "2024"),
    (Draft.cited(id: "", day: "2024-05-01"), "2024-05"),
    (Draft.cited(id: "", day: "2024-05-02"), "2024-05-02"),
    (Draft.cited(id: ""), nil), (Draft.cited(id: "", firstDay: "0044-03-15"), "0044-03-15"),
  ])
  func theFirstVersionsDate(draft: Draft, date: String?) {
    #expect(Citation(draft.paper).firstDate.text == date)
  }
}
