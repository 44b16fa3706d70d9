import Digests
import Fetching
import Papers
import Testing

@testable import quire

/// What `quire refresh` prints of a paper.
@Suite struct RefreshPageTests {
  private func paper(_ title: String, _ id: String, _ rest: String) -> Paper {
    let text =
      "# 2026-11-20\n\n## \(title)\n\n>Authors: A. One\n\n> http://arxiv.org/abs/\(id)\n\n\(rest)\n"
    return Paper(joining: Array(DigestParser.parse(Array(text.utf8), path: "a.md").entries))
  }

  private func page(_ known: Paper?, _ paper: Paper) -> RefreshPage {
    RefreshPage(
      paper: paper, known: known,
      changes: known.map { RefreshedPaper.Change.changes(from: $0, to: paper) } ?? [])
  }

  private let long =
    "In what follows, which is long, one two three four five six seven eight nine ten, "

  @Test func whatChangedIsShownWordByWord() {
    let old = paper("Sieve: $x^2$ of Many", "2504.00001v1", long + "we see that it holds.")
    let new = paper(
      "Sieve: $x^2$ of a Few", "2504.00001v3",
      "> Comments: 12 pages, \u{1B}[31mred\n\n> DOI: 10.1000/182\n\n" + long
        + "we prove that it holds.")
    #expect(
      page(old, new).text(columns: 60) == """
        2504.00001v3  Sieve: x² of a Few
          version    3 is out; the digests here have 1
          title      Sieve: x² of [-Many] [+a Few]
          abstract   … six seven eight nine ten, we [-see] [+prove]
                     that it holds.
          comment    12 pages, [31mred
          doi        10.1000/182

        """)
    let json = String(decoding: page(old, new).json, as: UTF8.self)
    #expect(json.hasPrefix(#"{"id":"2504.00001","version":3,"known":true,"withdrawn":false,"#))
    #expect(json.contains(#""changes":["version","title","abstract","comment","doi"]"#))
    #expect(json.contains(#""before":{"version":1,"title":"Sieve: $x^2$ of Many","abstract":"In"#))
    #expect(json.hasSuffix(#""comment":null,"doi":null}}"#))
  }

  @Test func aWithdrawalIsSaidWithItsReason() {
    let old = paper("T", "2504.00001", "Text.")
    let new = paper("T", "2504.00001v2", "> Comments: Withdrawn: Lemma 3 is wrong\n\nText.")
    #expect(
      page(old, new).text(columns: 80) == """
        2504.00001v2  T
          version    2 is out; the digests here name none
          withdrawn  Withdrawn: Lemma 3 is wrong

        """)
  }

  @Test func aPaperThatNoDigestHasIsNew() {
    let text = page(nil, paper("T", "2504.00001v1", "Text.")).text(columns: 80)
    #expect(text == "2504.00001v1  T\n  new        in none of the digests here\n")
  }
}
